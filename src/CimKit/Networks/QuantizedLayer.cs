namespace CimKit.Networks;

/// <summary>Integer weights of one layer, and how its integer sums become the next layer's codes.</summary>
/// <remarks>
/// With weight codes W and input codes X the layer computes the exact integer sum s = Σ W·X of an output, then
/// v = s·<see cref="Multiplier"/> + <see cref="Offset"/>. Hidden layers emit the code
/// clip(round-half-even(v), <see cref="MinimumCode"/>, <see cref="MaximumCode"/>), then rectify and pool codes; the
/// last layer emits the logits: v itself, or max(0, v) if it <see cref="WeightedLayerSpec.HasRelu"/>.
/// </remarks>
public sealed record QuantizedLayer
{
    /// <summary>Name of the layer in its <see cref="NetworkSpec"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Shape [outputs, rows], row-major; rows ordered (channel, kernel row, kernel column); signed codes.</summary>
    public required ReadOnlyMemory<sbyte> WeightCodes { get; init; }

    /// <summary>Output units per unit of the integer sum: one per output, or one for all.</summary>
    public required IReadOnlyList<double> Multiplier { get; init; }

    /// <summary>Added to every output after multiplying (bias): one per output, one for all, or empty for 0.</summary>
    public IReadOnlyList<double> Offset { get; init; } = [];

    /// <summary>Smallest code a hidden layer emits.</summary>
    public int MinimumCode { get; init; } = -127;

    /// <summary>Largest code a hidden layer emits.</summary>
    public int MaximumCode { get; init; } = 127;
}
