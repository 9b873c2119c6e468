using System.Text.RegularExpressions;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of complete sub-arrays; a case may refer to an earlier one ("as S01 but VSA").</summary>
internal sealed partial class SubarrayChecks
{
    private readonly Dictionary<string, SubarrayCase> _cases = new(StringComparer.Ordinal);

    private static readonly (string Name, string Part)[] PartNames =
    [
        ("wl_decoder", "wordline decoder"),
        ("wl_new_decoder_driver", "wordline driver"),
        ("decoder_driver", "wordline driver"),
        ("wl_switch_matrix", "wordline switch matrix"),
        ("wl_new_switch_matrix", "wordline switch matrix"),
        ("wl_level_shifter", "wordline level shifter"),
        ("bl_level_shifter", "bitline level shifter"),
        ("sl_level_shifter", "source line level shifter"),
        ("sl_switch_matrix", "source line switch matrix"),
        ("mux", "multiplexer"),
        ("mux_decoder", "multiplexer decoder"),
        ("precharger", "precharger"),
        ("sram_write_driver", "write driver"),
        ("sense_amp", "sense amplifiers"),
        ("mlsa", "converter"),
        ("sar_adc", "converter"),
        ("mlsa_encoder", "encoder"),
        ("adder", "accumulation adder"),
        ("dff", "accumulation register"),
        ("shift_add_weight", "weight shift-add"),
        ("shift_add_input", "input shift-add"),
    ];

    internal static void Register(CheckCatalog catalog)
    {
        var checks = new SubarrayChecks();
        catalog["subarray"] = checks.Whole;
        foreach (var (name, part) in PartNames)
            catalog["subarray." + name] = p => checks.Part(p, part);
    }

    private (SubarrayCase Case, Subarray Array, SubarrayEstimate Estimate, SubarrayActivity Activity) Evaluate(CheckParameters p)
    {
        var match = CaseText().Match(p.Text);
        if (!match.Success)
            throw new FormatException($"'{p.Text}' does not describe a sub-array.");
        var start = new SubarrayCase();
        if (match.Groups[2].Success && !_cases.TryGetValue(match.Groups[2].Value, out start))
            throw new FormatException($"The case {match.Groups[2].Value} must stand before '{p.Text}'.");
        var parsed = SubarrayCase.Parse(match.Groups[3].Value, start!);
        _cases[match.Groups[1].Value] = parsed;
        var node = parsed.Node();
        var array = parsed.Array();
        var conductances = ColumnConductances.Of(node, array.Cell, parsed.Pattern(), array.Rows, array.Columns);
        var activity = array.ActivityOf(node, conductances, parsed.Inputs());
        var paced = array.Clock.IsSynchronous ? array.Paced(node) : array;
        return (parsed, paced, paced.Estimate(node, activity), activity);
    }

    private CheckedQuantities Whole(CheckParameters p)
    {
        var (parsed, array, estimate, activity) = Evaluate(p);
        var cells = array.Cell.Array(parsed.Node(), array.Rows, array.Columns, array.Read.IsRowByRow);
        var time = array.Clock.IsSynchronous ? array.Clock.Period : 1;
        var total = estimate.Total;
        var quantities = new CheckedQuantities
        {
            ["activity_row_read"] = () => activity.RowActivity,
            ["clock_pass_sensing_period"] = () => estimate.SensingPeriod,
            ["column_delay"] = () => estimate.ColumnDelay,
            ["clock_used_for_second_pass"] = () => array.Clock.Frequency,
            ["length_row"] = () => cells.RowLength,
            ["length_col"] = () => cells.ColumnLength,
            ["C_row1"] = () => array.Cell.IsSram ? cells.WordlineCapacitance : cells.RowWireCapacitance,
            ["C_row2"] = () => array.Cell.IsSram ? cells.RowWireCapacitance : cells.WordlineCapacitance,
            ["C_col"] = () => cells.BitlineCapacitance,
            ["R_row_wire"] = () => cells.RowResistance,
            ["R_col_wire"] = () => cells.ColumnResistance,
            ["R_cell_access"] = () => cells.AccessResistance,
            ["R_cell_avg"] = () => cells.AverageResistance,
            ["W_access"] = () => cells.AccessWidth,
            ["C_cell_access"] = () => cells.AccessCapacitance,
            ["C_sram_cell"] = () => cells.CellCapacitance,
            ["area"] = () => total.Area,
            ["height"] = () => total.Height,
            ["width"] = () => total.Width,
            ["used_area"] = () => estimate.UsedArea,
            ["area_array"] = () => estimate.AreaOf(SubarrayCategory.Array),
            ["area_ADC"] = () => estimate.AreaOf(SubarrayCategory.Conversion),
            ["area_accum"] = () => estimate.AreaOf(SubarrayCategory.Accumulation),
            ["area_other"] = () => estimate.AreaOf(SubarrayCategory.Drivers),
            ["latency"] = () => total.Latency / time,
            ["latency_ADC"] = () => estimate.ConversionLatency / time,
            ["latency_accum"] = () => estimate.AccumulationLatency / time,
            ["latency_other"] = () => estimate.DriverLatency / time,
            ["read_energy"] = () => total.Energy,
            ["read_energy_ADC"] = () => estimate.EnergyOf(SubarrayCategory.Conversion),
            ["read_energy_accum"] = () => estimate.EnergyOf(SubarrayCategory.Accumulation),
            ["read_energy_other"] = () => estimate.EnergyOf(SubarrayCategory.Drivers),
            ["read_energy_array"] = () => estimate.EnergyOf(SubarrayCategory.Array),
            ["leakage"] = () => total.Leakage,
            ["leakage_SRAM_in_use"] = () => estimate.RestingCellLeakage,
        };
        for (var column = 0; column < activity.ColumnResistances.Length; column++)
        {
            var resistance = activity.ColumnResistances[column];
            quantities[$"R_col[{column}]"] = () => resistance;
        }
        return quantities;
    }

    private CheckedQuantities Part(CheckParameters p, string name)
    {
        var (_, _, estimate, _) = Evaluate(p);
        var part = estimate.Parts.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new FormatException($"The sub-array has no {name}.");
        return new()
        {
            ["latency_in_clock_pass"] = () => part.Cost.Latency,
            ["internal_adder_latency"] = () => part.AdderDelay,
            ["area"] = () => part.Cost.Area,
            ["height"] = () => part.Cost.Height,
            ["width"] = () => part.Cost.Width,
            ["read_energy"] = () => part.Energy,
            ["leakage"] = () => part.Cost.Leakage,
        };
    }

    [GeneratedRegex(@"^(S\d+):(?:as (S\d+) but )?(.*)$")]
    private static partial Regex CaseText();
}
