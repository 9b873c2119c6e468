namespace CimKit.Networks;

/// <summary>How a layer without weights brings the codes it reads to the scale of those it emits.</summary>
/// <remarks>
/// An <see cref="Addition"/> computes v = Σ multiplier·code over its inputs and emits
/// clip(round-half-even(v), <see cref="MinimumCode"/>, <see cref="MaximumCode"/>), rectified if it
/// <see cref="Addition.HasRelu"/>. A <see cref="Concatenation"/> does so with the codes of each input, mean pooling with the
/// mean of a window. Where it is left out codes are taken as they are: their scales are equal.
/// </remarks>
public sealed record QuantizedRescale
{
    /// <summary>Name of the layer in its <see cref="NetworkSpec"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Output codes per input code: one per input.</summary>
    public required IReadOnlyList<double> Multipliers { get; init; }

    /// <summary>Smallest code that is emitted; below 0 only if the layer is not rectified.</summary>
    public int MinimumCode { get; init; } = -127;

    /// <summary>Largest code that is emitted.</summary>
    public int MaximumCode { get; init; } = 127;
}
