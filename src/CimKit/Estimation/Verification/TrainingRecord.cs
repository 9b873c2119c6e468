using System.Text.Json;
using CimKit.Estimation.Training;

namespace CimKit.Estimation.Verification;

/// <summary>A run of the published training program.</summary>
internal sealed class TrainingRecord
{
    private readonly JsonElement _root;
    private readonly Lazy<TrainingEstimate> _estimate;

    internal TrainingRecord(JsonElement root, ChipVerificationOptions options)
    {
        _root = root;
        Id = root.GetProperty("id").GetString()!;
        _estimate = new(() => Estimated(options));
    }

    internal string Id { get; }

    internal TrainingEstimate Estimate => _estimate.Value;

    internal string Network => _root.GetProperty("network").GetString()!;

    internal ulong Seed => _root.TryGetProperty("seed", out var seed) ? seed.GetUInt64() : 1;

    internal int WeightBits => _root.GetProperty("w_bits").GetInt32();

    internal int InputBits => _root.GetProperty("a_bits").GetInt32();

    // The ordinary build of the program finds leftovers in memory that it never sets.
    private bool IsZeroed => !$"{_root.GetProperty("simulator")}".Contains("ordinary", StringComparison.Ordinal);

    private TrainingEstimate Estimated(ChipVerificationOptions options)
    {
        var design = TrainingParameters.Design(
            Id, PublishedParameters.Of(_root.GetProperty("params")), WeightBits, InputBits, IsZeroed);
        var activity = _root.TryGetProperty("input_activity", out var shares)
            ? shares.EnumerateArray().Select(share => share.GetDouble()).ToList()
            : null;
        return TrainingEstimator.Estimate(design, options.Training(this, options.Networks(Network)), activity);
    }
}
