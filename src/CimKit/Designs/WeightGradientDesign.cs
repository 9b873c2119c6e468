using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>SRAM arrays in which the gradient of weights is computed: activations are stored, errors are applied.</summary>
/// <remarks>Source: [Peng2021].</remarks>
public sealed record WeightGradientDesign
{
    /// <summary>Rows of an array.</summary>
    public int Rows { get; init => field = Require.InRange(value, 2, 1 << 14); } = 128;

    /// <summary>Columns of an array.</summary>
    public int Columns { get; init => field = Require.InRange(value, 2, 1 << 14); } = 128;

    /// <summary>Columns that share a converter.</summary>
    public int ColumnsPerConverter { get; init => field = Require.InRange(value, 1, 1 << 14); } = 8;

    /// <summary>Levels of a converter.</summary>
    public int Levels { get; init => field = Require.InRange(value, 2, 1 << 12); } = 16;

    /// <summary>How many times the global buffer may be larger for the sake of gradients.</summary>
    [Unit("1")]
    public double BufferOverhead { get; init => field = Require.NotNegative(value); } = 1;
}
