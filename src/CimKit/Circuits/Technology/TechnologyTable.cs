using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Turns rows of the embedded tables into processes.</summary>
internal sealed class TechnologyTable
{
    private readonly Dictionary<(int, string), EmbeddedTable.Row> _processes;
    private readonly Dictionary<int, EmbeddedTable.Row> _wires;
    private readonly WireTable _resistivity;
    private readonly ConverterTable _converters;

    private TechnologyTable()
    {
        _processes = EmbeddedTable.Read("technology.csv").ToDictionary(row => (row.Count("node_nm"), row.Text("roadmap")));
        _wires = EmbeddedTable.Read("wires.csv").ToDictionary(row => row.Count("node_nm"));
        _resistivity = WireTable.Read();
        _converters = ConverterTable.Read();
    }

    internal static TechnologyTable Read() => new();

    internal TechnologyNode Node(int nanometres, Roadmap roadmap, int temperature, Fidelity fidelity, CircuitEdition edition = CircuitEdition.Inference)
    {
        var row = _processes[(nanometres, Name(roadmap))];
        var supply = row.Number("supply_V");
        var builtIn = row.Number("builtin_V");
        return new TechnologyNode
        {
            Nanometres = nanometres,
            Roadmap = roadmap,
            Structure = Structure(row.Text("structure")),
            Temperature = temperature,
            Fidelity = fidelity,
            Edition = edition,
            FeatureSize = nanometres * 1e-9,
            SupplyVoltage = supply,
            ThresholdVoltage = row.Number("threshold_V"),
            GateLength = row.Number("gate_length_m"),
            IdealGateCapacitance = row.Number("gate_ideal_F_per_m"),
            OverlapCapacitance = row.Number("gate_overlap_F_per_m"),
            FringeCapacitance = row.Number("gate_fringe_F_per_m"),
            JunctionCapacitance = nanometres >= 22
                ? 1e-3 / Math.Sqrt(1 + supply / builtIn)
                : row.Number("junction_F_per_m2"),
            SidewallCapacitance = 2.5e-10 / Math.Pow(1 + supply / builtIn, 0.33),
            GateEdgeCapacitance = 0.5e-10 / Math.Pow(1 + supply / builtIn, 0.33),
            DrainCapacitance = row.Number("drain_F_per_m"),
            BuiltInPotential = builtIn,
            PnRatio = PnRatio(row),
            ResistanceMultiplier = row.Number("resistance_multiplier"),
            BiasCurrent = new DevicePair(row.Number("gm_current_N_A_per_m"), row.Number("gm_current_P_A_per_m")),
            OnTransconductance = row.Number("gm_on_S_per_m"),
            OnCurrent = Current(row, "Ion", temperature),
            OffCurrent = Current(row, "Ioff", temperature),
            Fins = Fins(row),
            Layout = Layout(row),
            Arrays = edition == CircuitEdition.Training ? TrainingArrays(row) : Arrays(row),
            Converters = _converters.Find(nanometres, roadmap),
            Wires = edition == CircuitEdition.Training
                ? TrainingWires.Of(_wires[nanometres].Number("training_wire_width_nm"), temperature)
                : Wires(_wires[nanometres], temperature, fidelity),
        };
    }

    internal static string Name(Roadmap roadmap) => roadmap == Roadmap.HighPerformance ? "HP" : "LSTP";

    // One double-precision quotient of the 300 K currents: its last bits decide folding. A whole number below 22 nm (Q1-7).
    private static double PnRatio(EmbeddedTable.Row row)
    {
        var ratio = row.Number("Ion_N_300K") / row.Number("Ion_P_300K");
        return row.Count("node_nm") >= 22 ? ratio : Math.Truncate(ratio);
    }

    private static TransistorStructure Structure(string name) => name switch
    {
        "bulk" => TransistorStructure.Bulk,
        "FinFET" => TransistorStructure.FinFet,
        _ => TransistorStructure.GateAllAround,
    };

    private static DevicePair Current(EmbeddedTable.Row row, string kind, int temperature) =>
        new(Interpolate(row, kind + "_N", temperature), Interpolate(row, kind + "_P", temperature));

    private static double Interpolate(EmbeddedTable.Row row, string kind, int temperature)
    {
        var below = temperature / 10 * 10;
        var lower = row.Number($"{kind}_{below}K");
        return temperature == below
            ? lower
            : lower + (temperature - below) / 10.0 * (row.Number($"{kind}_{below + 10}K") - lower);
    }

    private static FinGeometry Fins(EmbeddedTable.Row row) => new()
    {
        Height = row.Number("fin_height_m"),
        Width = row.Number("fin_width_m"),
        Pitch = row.Number("fin_pitch_m"),
        EffectiveWidth = row.Number("effective_width_m"),
        PerDevice = row.Count("fins_per_device") + row.Count("devices_per_stack"),
        Sheets = row.Count("sheets"),
        SheetThickness = row.Number("sheet_thickness_m"),
    };

    private static LayoutRules Layout(EmbeddedTable.Row row) => new()
    {
        CellHeight = row.Number("cell_height_F"),
        GatePitch = row.Number("gate_pitch_F"),
        PolyWidth = row.Number("poly_width_F"),
        PnGap = row.Number("pn_gap_F"),
        OuterRegion = row.Number("outer_region_F"),
        Metal3Pitch = row.Number("metal3_pitch_F"),
    };

    private static ArraySettings Arrays(EmbeddedTable.Row row) => new()
    {
        ReadVoltage = row.Number("read_voltage_V"),
        MuxDriverSize = row.Number("mux_driver_size"),
        WordlineDriverSize = row.Number("wordline_driver_size"),
        BitlineSwitchSize = row.Number("bitline_switch_size"),
        SwitchResistanceRatio = row.Number("switch_resistance_ratio"),
        WordlineRepeaters = row.Count("wordline_repeaters"),
        RepeaterSize = row.Number("repeater_size"),
        SramHeight = row.Number("sram_height_F"),
        SramWidth = row.Number("sram_width_F"),
    };

    // Source: [Peng2021].
    private static ArraySettings TrainingArrays(EmbeddedTable.Row row) =>
        Arrays(row) with { ReadVoltage = 0.5, SramHeight = 8, SramWidth = 20 };

    private LocalWires Wires(EmbeddedTable.Row row, int temperature, Fidelity fidelity)
    {
        // Metal 0 and 1 stay at 300 K in the published program (Q1-4).
        var lineTemperature = fidelity == Fidelity.Reference ? 300 : temperature;
        var liner = row.Number("barrier_nm") * 1e-9;
        var cell = row.Number("cell_wire_width_nm");
        return new LocalWires
        {
            Metal0 = _resistivity.Find(row.Number("metal0_width_nm"), liner, lineTemperature, fidelity),
            Metal1 = _resistivity.Find(row.Number("metal1_width_nm"), liner, lineTemperature, fidelity),
            Cell = _resistivity.Find(cell, liner, temperature, fidelity),
            Repeated = _resistivity.FindRepeated(cell, temperature),
            RepeatedDouble = _resistivity.FindRepeated(2 * cell, temperature),
            RepeatedQuadruple = _resistivity.FindRepeated(4 * cell, temperature),
            Liner = liner,
        };
    }
}
