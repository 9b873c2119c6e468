using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Batch normalisation of every output of a layer, after its sum and before its rectifier.</summary>
/// <remarks>
/// In inference (x − mean)/√(variance + ε)·gain + offset with running statistics: one factor and one summand an output, which
/// merge into the digital scale and bias of the layer. Source: [Ioffe2015].
/// </remarks>
public sealed record BatchNorm
{
    /// <summary>Summand ε under the root.</summary>
    [Unit("1")]
    public double Epsilon { get; init => field = Require.Positive(value); } = 1e-5;
}
