using System.Globalization;
using System.Text.RegularExpressions;
using CimKit.Circuits.Verification;
using CimKit.Estimation.Training;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Rows of the architecture check values that describe chips that train.</summary>
internal sealed partial class TrainingRows
{
    private const int TraceBits = 8;
    private const double Activity = 0.18;
    private const string Network = "Tiny-T";

    private RunTrace? _run;
    private (string Text, TrainingEstimate? Estimate) _last = ("", null);

    private RunTrace Run => _run ??= SyntheticTraces.Periodic(PublishedTables.Find(Network), TraceBits, TraceBits, hasPreviousWeights: true);

    internal void Register(CheckCatalog catalog)
    {
        catalog["TrainRun"] = p => TrainingRowQuantities.Of(Estimate(p));
        catalog["WeightUpdate"] = p => TrainingRowQuantities.Pulses(Estimate(p), Run, isLast: p.Text.Contains("last sub-array", StringComparison.Ordinal));
    }

    internal CheckedQuantities Trace(CheckParameters p)
    {
        var match = LayerAndLevel().Match(p.Text);
        var layer = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 1;
        return match.Groups[2].Value == "PE"
            ? TrainingTraceQuantities.Element(Estimate(p), Run, layer)
            : TrainingTraceQuantities.Tile(Estimate(p), Run, layer);
    }

    private TrainingEstimate Estimate(CheckParameters p)
    {
        var changes = Changes().Match(p.Text).Groups[1].Value;
        var text = $"{p.Count("W_b")} {changes}";
        if (_last.Text == text)
            return _last.Estimate!;
        var design = TrainingParameters.Design(text, PublishedParameters.Parse(changes), p.Count("W_b"), TraceBits, isZeroed: false);
        _last = (text, TrainingEstimator.Estimate(design, Run, [.. Run.Layers.Select(_ => Activity)]));
        return _last.Estimate!;
    }

    [GeneratedRegex(@"A_b=8; (\w+=[^;]*)")]
    private static partial Regex Changes();

    [GeneratedRegex(@"layer (\d+); level (\w+)")]
    private static partial Regex LayerAndLevel();
}
