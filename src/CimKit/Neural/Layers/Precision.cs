using CimKit.Foundation;
using CimKit.Neural.Quantization;

namespace CimKit.Neural.Layers;

/// <summary>Word lengths of a network that is trained with integers; above 15 bit a quantity stays float.</summary>
public sealed record Precision
{
    /// <summary>No quantisation anywhere.</summary>
    public static Precision Float { get; } = new() { WeightBits = 32, ActivationBits = 32, ErrorBits = 32 };

    /// <summary>Word length of the weights.</summary>
    [Unit("bit")]
    public int WeightBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 8;

    /// <summary>Word length of the activations, sign included.</summary>
    [Unit("bit")]
    public int ActivationBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 8;

    /// <summary>Word length of the errors that run backward.</summary>
    [Unit("bit")]
    public int ErrorBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 8;

    /// <summary>True if an error keeps its power-of-two scale, false if it is normalised at every layer as in [Wu2018].</summary>
    public bool KeepsErrorScale { get; init; }

    /// <summary>Ranges that scale the integers; null for the powers of two of [Wu2018].</summary>
    public RangeTraining? Ranges { get; init; }

    /// <summary>True if weights are integers by ranges.</summary>
    public bool HasRanges => Ranges is not null && WeightBits <= Wage.LongestWord;

    /// <summary>True if weights are integers of fixed scale; layers then divide their output by a power of two.</summary>
    public bool IsQuantized => Ranges is null && WeightBits <= Wage.LongestWord;
}
