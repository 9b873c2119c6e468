namespace CimKit.Checkpoints;

/// <summary>One tensor of a checkpoint.</summary>
public sealed record CheckpointTensor
{
    /// <summary>Extents, first to last; empty for a single number.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Row-major; numbers of any stored type, as float.</summary>
    public required ReadOnlyMemory<float> Values { get; init; }
}
