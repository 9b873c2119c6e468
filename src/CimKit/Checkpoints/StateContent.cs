namespace CimKit.Checkpoints;

/// <summary>What a state file holds.</summary>
/// <param name="Name">Name of the file it was read from.</param>
/// <param name="Text">Its text.</param>
/// <param name="Tensors">Its numbers.</param>
internal sealed record StateContent(string Name, string Text, IReadOnlyDictionary<string, CheckpointTensor> Tensors)
{
    /// <summary>What is wrong with the newer generation, in whose place this one was read; null if nothing is.</summary>
    public string? Damage { get; init; }
}
