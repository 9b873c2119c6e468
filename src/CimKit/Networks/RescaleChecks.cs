namespace CimKit.Networks;

/// <summary>Rules of the layers without weights of a quantised network.</summary>
internal sealed class RescaleChecks(QuantizedNetwork network, IReadOnlyList<ShapedLayer> steps)
{
    /// <summary>Everything that is wrong.</summary>
    public List<string> Problems()
    {
        var found = network.Rescales.GroupBy(rescale => rescale.Name).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: Rescales must name a layer once; they name it {group.Count()} times.")
            .Concat(network.Rescales.SelectMany(Check)).ToList();
        return found.Count > 0 ? found : MixedSigns().ToList();
    }

    private IEnumerable<string> Check(QuantizedRescale rescale)
    {
        var step = steps.FirstOrDefault(step => step.Layer.Name == rescale.Name);
        if (step?.Layer is not (JoinSpec or Pooling { Kind: PoolingKind.Average } or GlobalPooling { Kind: PoolingKind.Average }))
        {
            yield return $"{rescale.Name}: Rescales must name joins or mean pooling of the network.";
            yield break;
        }
        if (rescale.Multipliers.Count != step.Sources.Count || !rescale.Multipliers.All(double.IsFinite))
            yield return $"{rescale.Name}: Multipliers must be {step.Sources.Count} finite numbers, one per input; "
                + $"got {string.Join(", ", rescale.Multipliers)}.";
        var (smallest, largest) = network.Bounds(rescale.MinimumCode < 0 && step.Layer is not Addition { HasRelu: true });
        if (rescale.MinimumCode < smallest || rescale.MaximumCode > largest || rescale.MinimumCode > rescale.MaximumCode)
            yield return $"{rescale.Name}: MinimumCode and MaximumCode must be {smallest} to {largest}, in this order; "
                + $"got {rescale.MinimumCode} and {rescale.MaximumCode}.";
    }

    // 8-bit codes 0 to 255 and −128 to 127 cannot stand side by side in one map.
    private IEnumerable<string> MixedSigns()
    {
        var signs = CodeSigns.Of(network, steps);
        var rescaled = network.Rescales.Select(rescale => rescale.Name).ToHashSet();
        return network.HasUnsignedActivations
            ? steps.Where(step => step.Layer is Concatenation && !rescaled.Contains(step.Layer.Name)
                    && step.Sources.Select(source => source < 0 ? CodeSigns.IsImageSigned(network) : signs[source]).Distinct().Count() > 1)
                .Select(step => $"{step.Layer.Name}: codes that may be negative and codes that may not need a QuantizedRescale.")
            : [];
    }
}
