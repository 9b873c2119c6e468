using CimKit.Circuits.Drivers;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of decoders, switches and drivers.</summary>
internal static class DriverChecks
{
    internal static void Register(CheckCatalog catalog)
    {
        catalog["row_decoder"] = Decoder;
        catalog["wl_new_decoder_driver"] = Follower;
        catalog["new_switch_matrix"] = BitlineSwitches;
        catalog["switch_matrix"] = Switches;
        catalog["decoder_driver"] = CrossPoint;
        catalog["level_shifter"] = Shifter;
        catalog["mux"] = Mux;
        catalog["precharger"] = Charger;
        catalog["sram_write_driver"] = Writer;
        catalog["sense_amp"] = Sense;
        catalog["voltage_sense_amp"] = ResistiveSense;
    }

    private static CheckedQuantities Decoder(CheckParameters p)
    {
        var node = p.Node();
        if (p.Has("mux"))
        {
            var mux = new MuxDecoder
            {
                AddressBits = p.Count("addr"),
                NmosLoad = p.Number("CL1"),
                PmosLoad = p.Number("CL2"),
                HasWideGates = p.Has("parallel-BNN sizing"),
            };
            return CostQuantities.Circuit(new(() => mux.Estimate(node)), p.Number("n", 1));
        }
        var decoder = new RowDecoder
        {
            AddressBits = p.Count("addr"),
            LineCapacitance = p.Number("CL", p.Number("CL1")),
            LineResistance = p.Number("R_load"),
            Columns = p.Count("cols", 1),
            Placement = LogicChecks.Place(p),
        };
        var quantities = CostQuantities.Circuit(new(() => decoder.Estimate(node)), p.Number("n", 1));
        quantities["ramp_out"] = () => decoder.OutputRamp(node);
        return quantities;
    }

    private static CheckedQuantities Follower(CheckParameters p)
    {
        var node = p.Node();
        var follower = new DecoderFollower
        {
            Rows = p.Count("rows"),
            LineCapacitance = p.Number("CL"),
            LineResistance = p.Number("R_load"),
            InputRamp = p.Number("ramp", 1e20),
            Height = p.Number("H", 60e-6),
        };
        return CostQuantities.Circuit(new(() => follower.Estimate(node)), p.Number("n", 1));
    }

    private static CheckedQuantities BitlineSwitches(CheckParameters p)
    {
        var node = p.Node();
        var matrix = new BitlineSwitchMatrix
        {
            Outputs = p.Count("outputs"),
            Activity = p.Number("activity", 1),
            LineCapacitance = p.Number("CL"),
            LineResistance = p.Number("R_load"),
            Height = p.Number("H", 60e-6),
        };
        var quantities = CostQuantities.Circuit(new(() => matrix.Estimate(node)), p.Number("n", 1));
        quantities["R_tg"] = () => matrix.Resistance(node);
        return quantities;
    }

    private static CheckedQuantities Switches(CheckParameters p)
    {
        var node = p.Node();
        if (p.Has("column mode"))
        {
            var columns = new ColumnSwitchMatrix
            {
                Outputs = p.Count("outputs"), TargetResistance = p.Number("R_target"), Width = p.Number("W", 100e-6),
            };
            return CostQuantities.Circuit(new(() => columns.Estimate(node)), p.Number("n", 1));
        }
        var rows = new RowSwitchMatrix
        {
            Outputs = p.Count("outputs"),
            TargetResistance = p.Number("R_target"),
            Activity = p.Number("activity", 1),
            CellCapacitance = p.Number("c_cell"),
            CellResistance = p.Number("r_cell"),
            Repeaters = p.Count("repeaters"),
            RepeaterInput = p.Number("C_drv_in"),
            Height = p.Number("H", 60e-6),
        };
        var quantities = CostQuantities.Circuit(new(() => rows.Estimate(node)), p.Number("n", 1));
        quantities["R_tg"] = () => rows.Switch(node).Resistance(node);
        quantities["W_tg_N"] = () => rows.Switch(node).NmosWidth;
        return quantities;
    }

    private static CheckedQuantities CrossPoint(CheckParameters p)
    {
        var node = p.Node();
        var driver = new CrossPointDriver
        {
            Outputs = p.Count("outputs"),
            Cells = p.Count("loads"),
            CellResistance = p.Number("Ron"),
            Selected = p.Number("active", 1),
            LineCapacitance = p.Number("CL"),
            LineResistance = p.Number("R_load"),
            InputRamp = p.Number("ramp", 1e20),
            Height = p.Number("H", 60e-6),
        };
        return CostQuantities.Circuit(new(() => driver.Estimate(node)), p.Number("n", 1));
    }

    private static CheckedQuantities Shifter(CheckParameters p)
    {
        var node = p.Node();
        var shifter = new LevelShifter { Outputs = p.Count("outputs"), Placement = LogicChecks.Place(p) };
        return CostQuantities.Circuit(new(() => shifter.Estimate(node)));
    }

    private static CheckedQuantities Mux(CheckParameters p)
    {
        var node = p.Node();
        var mux = new ColumnMux
        {
            Converters = p.Count("inputs"),
            ColumnsPerConverter = p.Count("select"),
            TargetResistance = p.Number("R_target"),
            Width = p.Number("W", 100e-6),
        };
        var quantities = CostQuantities.Circuit(new(() => mux.Estimate(node)), p.Number("n", 1));
        var gate = mux.Switch(node);
        quantities["R_tg"] = () => gate.Resistance(node);
        quantities["W_tg_N"] = () => gate.NmosWidth;
        quantities["W_tg_P"] = () => gate.PmosWidth;
        quantities["C_gate_N"] = () => gate.NmosGate(node);
        quantities["C_gate_P"] = () => gate.PmosGate(node);
        quantities["C_drain"] = () => mux.Drain(node);
        return quantities;
    }

    private static CheckedQuantities Charger(CheckParameters p)
    {
        var node = p.Node();
        var charger = new Precharger
        {
            Columns = p.Count("cols"),
            LineCapacitance = p.Number("CL"),
            LineResistance = p.Number("R_load"),
            Placement = LogicChecks.Place(p),
        };
        return CostQuantities.Circuit(new(() => charger.Estimate(node)), p.Number("n", 1));
    }

    private static CheckedQuantities Writer(CheckParameters p)
    {
        var node = p.Node();
        var driver = new SramWriteDriver
        {
            Columns = p.Count("cols"),
            Activity = p.Number("activity", 1),
            LineCapacitance = p.Number("CL"),
            LineResistance = p.Number("R_load"),
            Placement = LogicChecks.Place(p),
        };
        return CostQuantities.Circuit(new(() => driver.Estimate(node)));
    }

    private static CheckedQuantities Sense(CheckParameters p)
    {
        var node = p.Node();
        var amplifier = new SenseAmplifier
        {
            Columns = p.Count("cols"),
            Pitch = p.Length("pitch", node),
            SenseVoltage = p.Number("Vsense", 0.1),
            Placement = LogicChecks.Place(p),
        };
        var quantities = CostQuantities.Circuit(new(() => amplifier.Estimate(node)), p.Number("n", 1));
        quantities["C_load"] = () => amplifier.LoadCapacitance(node);
        return quantities;
    }

    private static CheckedQuantities ResistiveSense(CheckParameters p)
    {
        var node = p.Node();
        var amplifier = new ResistiveSenseAmplifier
        {
            Columns = p.Count("cols"), OnResistance = p.Number("Ron"), OffResistance = p.Number("Roff"),
        };
        var quantities = CostQuantities.Circuit(new(() => amplifier.Estimate(node)));
        quantities["unit_area"] = () => amplifier.Estimate(node).Area / amplifier.Columns;
        return quantities;
    }
}
