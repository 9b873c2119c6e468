namespace CimKit.Networks;

/// <summary>Channels of several maps of one size, one map after the other in the order of <see cref="LayerSpec.Inputs"/>.</summary>
/// <remarks>Source: [Huang2017].</remarks>
public sealed record Concatenation : JoinSpec
{
    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) => inputs[0] with
    {
        Channels = (int)Math.Min(int.MaxValue, inputs.Sum(input => (long)input.Channels)),
    };

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs.Select(input => (input.Height, input.Width)).Distinct().Count() > 1)
            yield return $"{Name}: Inputs must have one height and width; got {Shown(inputs)}.";
    }
}
