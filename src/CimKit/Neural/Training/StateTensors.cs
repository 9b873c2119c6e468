using CimKit.Checkpoints;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Named blocks of numbers of a state, each as long as what they are written into.</summary>
/// <param name="tensors">The blocks.</param>
/// <param name="source">File, for messages.</param>
internal sealed class StateTensors(IReadOnlyDictionary<string, CheckpointTensor> tensors, string source)
{
    /// <summary>A copy of a tensor's numbers.</summary>
    public static CheckpointTensor Of(Tensor values)
    {
        using var scope = NewDisposeScope();
        return new() { Shape = [.. values.shape.Select(extent => (int)extent)], Values = values.detach().cpu().to(ScalarType.Float32).data<float>().ToArray() };
    }

    /// <summary>A copy of numbers in a row.</summary>
    public static CheckpointTensor Of(ReadOnlySpan<float> values) => new() { Shape = [values.Length], Values = values.ToArray() };

    public bool Has(string name) => tensors.ContainsKey(name);

    /// <exception cref="InvalidDataException">It is missing or of another length.</exception>
    public ReadOnlyMemory<float> Find(string name, long? length = null) => !tensors.TryGetValue(name, out var found)
        ? throw new InvalidDataException($"{source}: '{name}' is missing.")
        : length is { } wanted && found.Values.Length != wanted
            ? throw new InvalidDataException($"{source}: '{name}' must hold {wanted} numbers; got {found.Values.Length}.")
            : found.Values;

    /// <summary>Writes a block into a tensor.</summary>
    public void CopyTo(Tensor target, string name)
    {
        using var plain = no_grad();
        using var scope = NewDisposeScope();
        target.copy_(tensor(Find(name, target.numel()).ToArray()).reshape(target.shape));
    }

    /// <summary>A block as a tensor of its own; the caller owns it.</summary>
    public Tensor Make(string name)
    {
        using var scope = NewDisposeScope();
        var values = Find(name);
        return tensor(values.ToArray()).reshape([.. tensors[name].Shape.Select(extent => (long)extent)]).MoveToOuterDisposeScope();
    }
}
