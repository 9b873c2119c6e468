using System.Text.RegularExpressions;
using CimKit.Circuits.Verification;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Elements;
using CimKit.Mapping;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Rows of the architecture check values that describe whole chips.</summary>
internal sealed partial class ChipRows
{
    private const int Bits = 8;

    private readonly Dictionary<string, RunTrace> _runs = new(StringComparer.Ordinal);
    private readonly TrainingRows _training = new();
    private (string Text, ChipEstimate? Estimate) _last = ("", null);

    internal static void Register(CheckCatalog catalog)
    {
        var rows = new ChipRows();
        catalog["ChipRun"] = rows.Run;
        catalog["Trace"] = rows.Trace;
        catalog["Floorplan"] = Floorplan;
        rows._training.Register(catalog);
        TrainingCircuitRows.Register(catalog);
        TrainingWriteRows.Register(catalog);
    }

    private CheckedQuantities Run(CheckParameters p) => ChipRowQuantities.Run(Estimate(p.Text));

    private CheckedQuantities Trace(CheckParameters p)
    {
        if (p.Has("V2.1"))
            return _training.Trace(p);
        var estimate = Estimate("V1.4; VGG8; synthetic trace; all defaults");
        var match = LayerAndLevel().Match(p.Text);
        if (!match.Success)
            return ChipRowQuantities.Area(estimate);
        var layer = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
        return TraceRowQuantities.Of(estimate, _runs["VGG8"], layer, match.Groups[2].Value);
    }

    private ChipEstimate Estimate(string text)
    {
        if (_last.Text == text)
            return _last.Estimate!;
        var network = text.Split(';')[1].Trim();
        if (!_runs.TryGetValue(network, out var run))
            _runs[network] = run = SyntheticTraces.Periodic(PublishedTables.Find(network), Bits, Bits);
        var design = PublishedDesign.Of(text, Parameters(text), new PublishedWords(Bits, Bits, 128, 128));
        _last = (text, ChipEstimator.Estimate(design, run.Table, new TraceActivity { Run = run }));
        return _last.Estimate!;
    }

    private static PublishedParameters Parameters(string text)
    {
        const string Mark = "defaults except: ";
        var start = text.IndexOf(Mark, StringComparison.Ordinal);
        var changes = start < 0 ? "" : text[(start + Mark.Length)..];
        return PublishedParameters.Parse(changes == "none" ? "" : changes);
    }

    private static CheckedQuantities Floorplan(CheckParameters p)
    {
        var size = p.Word("subarray")!.Split('x');
        var parameters = new PublishedParameters(
        [
            ("memcelltype", p.Count("cellBit", 1) > 1 ? 2 : 1),
            ("cellBit", p.Count("cellBit", 1)),
            ("novelMapping", p.Count("novel", 1)),
            ("pipeline", p.Count("pipeline", 1)),
            ("speedUpDegree", p.Count("speedUpDegree", 8)),
            ("numColSubArray", int.Parse(size[1], System.Globalization.CultureInfo.InvariantCulture)),
        ]);
        var rows = int.Parse(size[0], System.Globalization.CultureInfo.InvariantCulture);
        var design = PublishedDesign.Of(p.Text, parameters, new PublishedWords(p.Count("W_b", 8), Bits, rows, rows));
        return ChipRowQuantities.Floorplan(NetworkMapper.Map(PublishedTables.Find(p.Text.Split(';')[0]), MappingChoices.Of(design)));
    }

    [GeneratedRegex(@"layer (\d+); level (\S+)")]
    private static partial Regex LayerAndLevel();
}
