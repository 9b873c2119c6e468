namespace CimKit.Networks;

/// <summary>Sum of maps of one shape, value by value: where a residual branch meets its shortcut.</summary>
/// <remarks>Source: [He2016].</remarks>
public sealed record Addition : JoinSpec
{
    /// <summary>True if a rectifier, max(0, x), follows.</summary>
    public bool HasRelu { get; init; } = true;

    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) => inputs[0];

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs.Distinct().Count() > 1)
            yield return $"{Name}: Inputs must have one shape; got {Shown(inputs)}.";
    }
}
