using System.Text.Json;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>One published run: its design, network and traces, and our estimate of it.</summary>
internal sealed class ChipRecord
{
    private readonly JsonElement _root;
    private readonly Lazy<RunTrace> _run;
    private readonly Lazy<ChipEstimate> _estimate;

    internal ChipRecord(JsonElement root, ChipVerificationOptions options)
    {
        _root = root;
        Id = root.GetProperty("id").GetString()!;
        _run = new(() => options.Trace(this, options.Networks(Network)));
        _estimate = new(() => ChipEstimator.Estimate(Design(), Run.Table, new TraceActivity { Run = Run }));
    }

    internal string Id { get; }

    internal JsonElement Root => _root;

    internal string Network => _root.GetProperty("network").GetString()!;

    internal ChipEstimate Estimate => _estimate.Value;

    internal RunTrace Run => _run.Value;

    internal bool HasRandomBits => _root.TryGetProperty("trace", out var trace) && trace.GetString() == "random_bits";

    internal ulong Seed => _root.TryGetProperty("seed", out var seed) ? seed.GetUInt64() : 1;

    private int Count(string name) => _root.GetProperty(name).GetInt32();

    internal int WeightBits => Count("w_bits");

    internal int InputBits => Count("a_bits");

    internal ChipDesign Design() => PublishedDesign.Of(
        Id,
        PublishedParameters.Of(_root.GetProperty("params")),
        new PublishedWords(WeightBits, InputBits, Count("rows"), Count("parallel_rows")));
}
