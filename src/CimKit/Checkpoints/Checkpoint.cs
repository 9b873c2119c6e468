using CimKit.Foundation;

namespace CimKit.Checkpoints;

/// <summary>Named tensors of a file with weights, before anybody says which layer they belong to.</summary>
public sealed record Checkpoint
{
    /// <summary>Name of the file.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>The tensors by name.</summary>
    public required IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; init; }

    /// <summary>Texts that a safetensors file carries beside its tensors; empty for other files.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
