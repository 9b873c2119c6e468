using System.Collections.Immutable;

namespace CimKit.Circuits.Technology;

/// <summary>Turns rows of the embedded tables into converter fits.</summary>
internal sealed class ConverterTable
{
    private readonly Dictionary<(int, string), EmbeddedTable.Row> _latency;
    private readonly Dictionary<(int, string), EmbeddedTable.Row> _flash;
    private readonly Dictionary<(int, string), EmbeddedTable.Row> _sar;
    private readonly Dictionary<(int, string), EmbeddedTable.Row> _sense;

    private ConverterTable()
    {
        _latency = EmbeddedTable.Read("flash-latency.csv").ToDictionary(row => (row.Count("node_nm"), row.Text("sensing")));
        _flash = ByRoadmap("flash-power.csv");
        _sar = ByRoadmap("sar-power.csv");
        _sense = ByRoadmap("current-sense.csv");
    }

    internal static ConverterTable Read() => new();

    internal ConverterFits Find(int nanometres, Roadmap roadmap)
    {
        var key = (nanometres, TechnologyTable.Name(roadmap));
        var (flash, sar, sense) = (_flash[key], _sar[key], _sense[key]);
        return new ConverterFits
        {
            CurrentSensing = Latency(_latency[(nanometres, "CSA")]),
            VoltageSensing = Latency(_latency[(nanometres, "VSA")]),
            ComparatorPower = Segments(flash.Text("segments")),
            ColumnPower = roadmap == Roadmap.HighPerformance ? Exponential(flash, flash.Number("p0_W")) : null,
            SarPowerPerBit = sar.Number("a1_W"),
            SarPower = Exponential(sar, sar.Number("a0_W")),
            CurrentSense = Sense(sense),
        };
    }

    private static Dictionary<(int, string), EmbeddedTable.Row> ByRoadmap(string table) =>
        EmbeddedTable.Read(table).ToDictionary(row => (row.Count("node_nm"), row.Text("roadmap")));

    private static ExponentialPowerFit Exponential(EmbeddedTable.Row row, double @base) =>
        new(@base, row.Number("k_W"), row.Number("s"));

    private static FlashLatencyFit Latency(EmbeddedTable.Row row) => new()
    {
        Segments = Segments(row.Text("segments")),
        ReferenceCapacitance = row.Number("reference_capacitance_F"),
        ExtraDelay = row.Number("extra_delay_s"),
        UpperResistance = row.Number("upper_resistance_ohm"),
        ThresholdResistance = row.Number("threshold_resistance_ohm"),
    };

    private static CurrentSenseFit Sense(EmbeddedTable.Row row) => new()
    {
        Power = Exponential(row, row.Number("p0_W")),
        DelaySlope = row.Text("p").Length > 0 ? row.Number("p") : null,
        DelayOffset = row.Number("q"),
        LowRatio = Polynomial(row.Text("cubic")),
        HighRatio = Polynomial(row.Text("quartic")),
    };

    private static ImmutableArray<double> Polynomial(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(EmbeddedTable.Row.Parse)];

    // "below:kind:a:b", separated by blanks.
    private static ImmutableArray<FitSegment> Segments(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Split(':')).Select(part =>
            new FitSegment(
                EmbeddedTable.Row.Parse(part[0]),
                part[1] == "ln",
                EmbeddedTable.Row.Parse(part[2]),
                EmbeddedTable.Row.Parse(part[3]))),
    ];
}
