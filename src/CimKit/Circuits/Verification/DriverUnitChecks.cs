using CimKit.Circuits.Drivers;

namespace CimKit.Circuits.Verification;

/// <summary>Unit-table rows of decoders, switches and drivers.</summary>
internal static class DriverUnitChecks
{
    private const string NotSpecified =
        "the level shifter rests while an array is read: its delay and energy enter no result and are not specified";

    internal static void Register(CheckCatalog catalog)
    {
        catalog["unit RowDecoder"] = Decoder;
        catalog["unit WLNewDecoderDriver"] = p => Unit(p, Follower(p));
        catalog["unit NewSwitchMatrix"] = p => Unit(p, BitlineSwitches(p));
        catalog["unit SwitchMatrix"] = Switches;
        catalog["unit LevelShifter"] = p => Unit(p, Shifter(p))
            .NotApplicable("read_latency_s", NotSpecified).NotApplicable("read_dynamic_energy_J", NotSpecified);
        catalog["unit Mux"] = p => Unit(p, Mux(p));
        catalog["unit Precharger"] = p => Unit(p, Charger(p));
        catalog["unit SRAMWriteDriver"] = p => Unit(p, Writer(p));
        catalog["unit SenseAmp"] = p => Unit(p, Sense(p));
    }

    private static CheckedQuantities Unit(CheckParameters p, ICircuit circuit)
    {
        var node = p.Node();
        return CostQuantities.Unit(new(() => circuit.Estimate(node)));
    }

    private static CheckedQuantities Decoder(CheckParameters p) => p.Word("mode") == "mux"
        ? Unit(p, new MuxDecoder
        {
            AddressBits = p.Count("address_bits"), NmosLoad = p.Number("cap_load1_F"), PmosLoad = p.Number("cap_load2_F"),
        })
        : Unit(p, new RowDecoder
        {
            AddressBits = p.Count("address_bits"),
            LineCapacitance = p.Number("cap_load_F"),
            LineResistance = p.Number("res_load_ohm"),
            Columns = p.Count("num_cols"),
            Placement = LogicChecks.Place(p),
        });

    private static DecoderFollower Follower(CheckParameters p) => new()
    {
        Rows = p.Count("num_rows"),
        LineCapacitance = p.Number("cap_load_F"),
        LineResistance = p.Number("res_load_ohm"),
        Height = p.Number("given_height_m"),
    };

    private static BitlineSwitchMatrix BitlineSwitches(CheckParameters p) => new()
    {
        Outputs = p.Count("num_outputs"),
        Activity = p.Number("activity_row_read"),
        LineCapacitance = p.Number("cap_load_F"),
        LineResistance = p.Number("res_load_ohm"),
        Height = p.Number("given_height_m"),
    };

    private static CheckedQuantities Switches(CheckParameters p) => p.Word("mode") == "row"
        ? Unit(p, new RowSwitchMatrix
        {
            Outputs = p.Count("num_outputs"),
            TargetResistance = p.Number("res_tg_ohm"),
            Activity = p.Number("activity_row_read"),
            Height = p.Number("given_height_m"),
        })
        : Unit(p, new ColumnSwitchMatrix
        {
            Outputs = p.Count("num_outputs"), TargetResistance = p.Number("res_tg_ohm"), Width = p.Number("given_width_m"),
        });

    private static LevelShifter Shifter(CheckParameters p) =>
        new() { Outputs = p.Count("num_outputs"), Placement = LogicChecks.Place(p) };

    private static ColumnMux Mux(CheckParameters p) => new()
    {
        Converters = p.Count("num_inputs"),
        ColumnsPerConverter = p.Count("num_selections"),
        TargetResistance = p.Number("res_tg_ohm"),
        Width = p.Number("given_width_m"),
    };

    private static Precharger Charger(CheckParameters p) => new()
    {
        Columns = p.Count("num_cols"),
        LineCapacitance = p.Number("cap_load_F"),
        LineResistance = p.Number("res_load_ohm"),
        Placement = LogicChecks.Place(p),
    };

    private static SramWriteDriver Writer(CheckParameters p) => new()
    {
        Columns = p.Count("num_cols"),
        LineCapacitance = p.Number("cap_load_F"),
        LineResistance = p.Number("res_load_ohm"),
        Placement = LogicChecks.Place(p),
    };

    private static SenseAmplifier Sense(CheckParameters p) => new()
    {
        Columns = p.Count("num_cols"),
        Pitch = p.Number("pitch_m"),
        SenseVoltage = p.Number("sense_voltage_V"),
        Placement = LogicChecks.Place(p),
    };
}
