using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Verification;

namespace CimKit.Estimation.Verification;

/// <summary>Circuits of the last sub-array under their published names.</summary>
internal static class SubarrayModules
{
    private static readonly (string Name, string Part)[] Parts =
    [
        ("wlDecoder", "wordline decoder"),
        ("wlNewDecoderDriver", "wordline driver"),
        ("wlDecoderDriver", "wordline driver"),
        ("wlSwitchMatrix", "wordline switch matrix"),
        ("wlNewSwitchMatrix", "wordline switch matrix"),
        ("wllevelshifter", "wordline level shifter"),
        ("bllevelshifter", "bitline level shifter"),
        ("sllevelshifter", "source line level shifter"),
        ("slSwitchMatrix", "source line switch matrix"),
        ("mux", "multiplexer"),
        ("muxDecoder", "multiplexer decoder"),
        ("precharger", "precharger"),
        ("sramWriteDriver", "write driver"),
        ("senseAmp", "sense amplifiers"),
        ("multilevelSenseAmp", "converter"),
        ("sarADC", "converter"),
        ("multilevelSAEncoder", "encoder"),
        ("adder", "accumulation adder"),
        ("dff", "accumulation register"),
        ("shiftAddWeight", "weight shift-add"),
        ("shiftAddInput", "input shift-add"),
    ];

    internal static void Register(CheckCatalog catalog, Func<CheckParameters, ModuleCall> find)
    {
        catalog["subarray.total"] = p => Whole(find(p));
        foreach (var (name, part) in Parts)
            catalog["subarray." + name] = p => Part(find(p), part, name);
    }

    private static CheckedQuantities Whole(ModuleCall call)
    {
        var (array, cells, read) = (call.Chip.Array, call.Chip.Reads.Cells, call.Read);
        var hasCategories = !array.Read.IsBinary;
        double Area(SubarrayCategory category) => hasCategories ? read.AreaOf(category) : 0;
        double Energy(SubarrayCategory category) => hasCategories ? read.EnergyOf(category) : 0;
        var quantities = new CheckedQuantities
        {
            ["area_m2"] = () => read.Total.Area,
            ["height_m"] = () => read.Total.Height,
            ["width_m"] = () => read.Total.Width,
            ["area_array_m2"] = () => read.Array.Area,
            ["area_adc_m2"] = () => Area(SubarrayCategory.Conversion),
            ["area_accum_m2"] = () => Area(SubarrayCategory.Accumulation),
            ["area_other_m2"] = () => Area(SubarrayCategory.Drivers),
            ["height_array_m"] = () => read.Array.Height,
            ["width_array_m"] = () => read.Array.Width,
            ["length_row_m"] = () => cells.RowLength,
            ["length_col_m"] = () => cells.ColumnLength,
            ["cap_row1_F"] = () => array.Cell.IsSram ? cells.WordlineCapacitance : cells.RowWireCapacitance,
            ["cap_row2_F"] = () => array.Cell.IsSram ? cells.RowWireCapacitance : cells.WordlineCapacitance,
            ["cap_col_F"] = () => cells.BitlineCapacitance,
            ["res_row_ohm"] = () => cells.RowResistance,
            ["res_col_ohm"] = () => cells.ColumnResistance,
            ["res_cell_access_ohm"] = () => array.Cell.IsSram ? cells.AccessResistance : 0,
            ["cap_cell_access_F"] = () => cells.AccessCapacitance,
            ["col_delay_s"] = () => read.ColumnDelay,
            ["num_add"] = () => array.Rows / array.Read.RowsReadTogether(array.Rows),
            ["activity_row_read"] = () => call.LastActivity,
            ["read_latency"] = () => call.IsClockPass ? read.SensingPeriod : read.Total.Latency / call.Time,
            ["read_latency_adc"] = () => read.ConversionLatency / call.Time,
            ["read_latency_accum"] = () => read.AccumulationLatency / call.Time,
            ["read_latency_other"] = () => read.DriverLatency / call.Time,
            ["read_dynamic_energy_J"] = () => read.Total.Energy,
            ["read_energy_array_J"] = () => read.Array.Energy,
            ["read_energy_adc_J"] = () => Energy(SubarrayCategory.Conversion),
            ["read_energy_accum_J"] = () => Energy(SubarrayCategory.Accumulation),
            ["read_energy_other_J"] = () => Energy(SubarrayCategory.Drivers),
            ["leakage_W"] = () => read.Total.Leakage,
            ["leakage_sram_in_use_W"] = () => read.RestingCellLeakage,
        };
        if (call.IsClockPass)
            SkipPower(quantities, ["read_latency_adc", "read_latency_accum", "read_latency_other", "read_dynamic_energy_J", "read_energy_array_J",
                "read_energy_adc_J", "read_energy_accum_J", "read_energy_other_J", "leakage_W", "leakage_sram_in_use_W"]);
        return quantities;
    }

    private static CheckedQuantities Part(ModuleCall call, string part, string name)
    {
        var found = call.Read.Parts.FirstOrDefault(candidate => candidate.Name == part)
            ?? throw new FormatException($"The sub-array has no {part}.");
        var isClocked = name is "dff" or "shiftAddWeight" or "shiftAddInput";
        var quantities = new CheckedQuantities
        {
            ["area_m2"] = () => found.Cost.Area,
            ["height_m"] = () => found.Cost.Height,
            ["width_m"] = () => found.Cost.Width,
            ["read_latency"] = () => isClocked ? found.Cost.Latency / call.Time : found.Cost.Latency,
            ["read_dynamic_energy_J"] = () => found.Energy,
            ["leakage_W"] = () => found.Cost.Leakage,
        };
        if (call.IsClockPass)
            SkipPower(quantities, isClocked || name == "adder" ? ["read_latency", "read_dynamic_energy_J", "leakage_W"] : ["read_dynamic_energy_J", "leakage_W"]);
        return quantities;
    }

    private static void SkipPower(CheckedQuantities quantities, string[] names)
    {
        foreach (var name in names)
            quantities.NotApplicable(name, ModuleCall.ClockPass);
    }
}
