using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>Gradients are added up in a digital memory; what amounts to whole pulses goes to the devices.</summary>
/// <remarks>
/// χ −= λ·d·xᵀ; n = trunc(χ/ε) pulses, χ −= n·ε, after the products of one call. Source: [Nandakumar2020].
/// </remarks>
public sealed record MixedPrecision : ArrayAlgorithm
{
    /// <summary>ε: change that counts as one pulse; null for the mean step of the device.</summary>
    [Unit("1")]
    public double? Granularity { get; init => field = value is { } given ? Require.Positive(given) : null; }

    private protected override IArrayLearner Build(PulsedResponse response, int outputs, int inputs, SeedTree seeds) =>
        new MixedPrecisionLearner(new(response, outputs, inputs, seeds, Trains), (float)(Granularity ?? response.Step));
}
