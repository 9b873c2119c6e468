namespace CimKit.Networks;

/// <summary>Fully connected layer; an input with height and width is flattened in the order channel, row, column.</summary>
public sealed record Linear : WeightedLayerSpec
{
    /// <inheritdoc/>
    public override int WeightRows(TensorShape input) => input.Count;

    internal override Int128 WideRows(TensorShape input) => input.WideCount;

    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) => new(Outputs, 1, 1);

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs) => [];
}
