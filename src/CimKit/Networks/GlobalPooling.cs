namespace CimKit.Networks;

/// <summary>Pooling over the whole map: one value a channel.</summary>
public sealed record GlobalPooling : LayerSpec
{
    /// <summary>What is taken of a channel.</summary>
    public PoolingKind Kind { get; init; } = PoolingKind.Average;

    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) => new(inputs[0].Channels, 1, 1);

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs) => [];
}
