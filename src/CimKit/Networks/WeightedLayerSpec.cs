using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>A layer with a weight matrix: what is mapped to arrays.</summary>
public abstract record WeightedLayerSpec : LayerSpec
{
    private protected WeightedLayerSpec()
    {
    }

    /// <summary>Output channels or features: columns of the unrolled weight matrix.</summary>
    public required int Outputs { get; init => field = Require.Positive(value); }

    /// <summary>True if a bias is added (digitally) to every output.</summary>
    public bool HasBias { get; init; }

    /// <summary>Batch normalisation between sum and rectifier; null for none.</summary>
    public BatchNorm? Normalization { get; init; }

    /// <summary>True if a rectifier, max(0, x), follows.</summary>
    public bool HasRelu { get; init; } = true;

    /// <summary>Rows of the unrolled weight matrix, ordered (channel, kernel row, kernel column), for that input.</summary>
    public abstract int WeightRows(TensorShape input);

    /// <summary>The same, however large the layer.</summary>
    internal abstract Int128 WideRows(TensorShape input);
}
