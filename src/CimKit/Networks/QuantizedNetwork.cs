using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>A network whose weights and activations are integers: what is put on arrays, and the software truth for it.</summary>
public sealed record QuantizedNetwork
{
    /// <summary>Structure of the network.</summary>
    public required NetworkSpec Spec { get; init; }

    /// <summary>Word length of the weight codes.</summary>
    [Unit("bit")]
    public required int WeightBits { get; init => field = Require.InRange(value, 2, 8, "bit"); }

    /// <summary>Word length of the activation codes, sign included unless they are unsigned.</summary>
    [Unit("bit")]
    public required int ActivationBits { get; init => field = Require.InRange(value, 2, 8, "bit"); }

    /// <summary>
    /// Codes of the input image per unit of pixel/255: the first layer reads
    /// clip(round-half-even(pixel/255·InputCodesPerUnit), 0, <see cref="LargestCode"/>). With
    /// <see cref="NetworkSpec.Normalization"/> it is the normalised pixel that is multiplied, and codes are two's complement.
    /// </summary>
    [Unit("1")]
    public required double InputCodesPerUnit { get; init => field = Require.Positive(value); }

    /// <summary>
    /// True if activation codes use the whole word, 0 to 2^ActivationBits − 1, wherever they cannot be negative (after
    /// rectifiers); false for two's complement codes everywhere.
    /// </summary>
    public bool HasUnsignedActivations { get; init; }

    /// <summary>Largest activation code that is not negative: 2^(ActivationBits − 1) − 1, or 2^ActivationBits − 1 if unsigned.</summary>
    public int LargestCode => (1 << (HasUnsignedActivations ? ActivationBits : ActivationBits - 1)) - 1;

    /// <summary>One entry per layer with weights, in order.</summary>
    public required IReadOnlyList<QuantizedLayer> Layers { get; init; }

    /// <summary>Layers without weights that emit codes of another scale than they read.</summary>
    public IReadOnlyList<QuantizedRescale> Rescales { get; init; } = [];

    /// <summary>SHA-256 over structure, word lengths, codes and scales, in hexadecimal: equal networks have equal ones.</summary>
    public string Fingerprint() => ContentHash.Of(this);

    /// <summary>Everything that is wrong; empty if the network can be run.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = Spec.Problems().ToList();
        if (problems.Count > 0)
            return problems;
        var steps = Spec.Shapes();
        var shaped = steps.Where(layer => layer.Layer is WeightedLayerSpec).ToList();
        if (!shaped.Select(layer => layer.Layer.Name).SequenceEqual(Layers.Select(layer => layer.Name)))
            return [$"Layers must be {string.Join(", ", shaped.Select(layer => layer.Layer.Name))}; "
                + $"got {string.Join(", ", Layers.Select(layer => layer.Name))}."];
        var rescales = new RescaleChecks(this, steps).Problems();
        problems.AddRange(rescales.Count > 0 ? rescales : shaped.Zip(Layers).SelectMany(pair => Check(pair.First, pair.Second)));
        return problems;
    }

    /// <summary>Bounds of codes that may be negative, or of those that may not.</summary>
    internal (int Smallest, int Largest) Bounds(bool isSigned) => isSigned
        ? (-(1 << (ActivationBits - 1)), (1 << (ActivationBits - 1)) - 1)
        : (HasUnsignedActivations ? 0 : -LargestCode - 1, LargestCode);

    private IEnumerable<string> Check(ShapedLayer specified, QuantizedLayer layer)
    {
        var weighted = (WeightedLayerSpec)specified.Layer;
        var outputs = weighted.Outputs;
        var limit = (1 << (WeightBits - 1)) - 1;
        if (weighted.Normalization is not null)
            yield return $"{layer.Name}: Normalization must be merged into Multiplier and Offset; take it out of the NetworkSpec.";
        if (layer.WeightCodes.Length != specified.Weights)
            yield return $"{layer.Name}: WeightCodes must hold {specified.Weights} codes; got {layer.WeightCodes.Length}.";
        if (layer.WeightCodes.Span.ContainsAnyExceptInRange((sbyte)-limit, (sbyte)limit))
            yield return $"{layer.Name}: WeightCodes must be {-limit} to {limit} for {WeightBits} bit.";
        if (layer.Multiplier.Count != 1 && layer.Multiplier.Count != outputs)
            yield return $"{layer.Name}: Multiplier must hold 1 or {outputs} numbers; got {layer.Multiplier.Count}.";
        if (layer.Offset.Count > 1 && layer.Offset.Count != outputs)
            yield return $"{layer.Name}: Offset must hold 0, 1 or {outputs} numbers; got {layer.Offset.Count}.";
        if (layer.Multiplier.Concat(layer.Offset).Any(number => !double.IsFinite(number)))
            yield return $"{layer.Name}: Multiplier and Offset must be finite.";
        var (smallest, largest) = Bounds(isSigned: !weighted.HasRelu && layer.MinimumCode < 0);
        if (layer.MinimumCode < smallest || layer.MaximumCode > largest || layer.MinimumCode > layer.MaximumCode)
            yield return $"{layer.Name}: MinimumCode and MaximumCode must be {smallest} to {largest}, in this order; "
                + $"got {layer.MinimumCode} and {layer.MaximumCode}.";
    }
}
