using CimKit.Foundation;

namespace CimKit.Neural.Quantization;

/// <summary>How far the weights of a layer reach at the start, and by what its output is divided.</summary>
/// <remarks>
/// A layer of fan-in n wants weights within r = √(3/n). They are drawn from ±<see cref="Limit"/> instead, which integers can
/// hold, and the layer's output is divided by <see cref="Scale"/>, a power of two. Source: [Wu2018]; both rules as stated in
/// [Peng2020].
/// </remarks>
/// <param name="Limit">Weights start uniform in ±Limit.</param>
/// <param name="Scale">Divisor of the output, a power of two.</param>
public readonly record struct WageRange([property: Unit("1")] double Limit, [property: Unit("1")] double Scale)
{
    /// <summary>The rule for inference: the limit of the word, and the next power of two.</summary>
    /// <param name="fanIn">Rows of the weight matrix.</param>
    /// <param name="bits">Word length of the weights.</param>
    public static WageRange ForInference(int fanIn, int bits)
    {
        var limit = 1 - Math.ScaleB(1, 1 - bits);
        var reach = bits <= 2 ? 0.75 : limit;
        return new(limit, PowerOfTwo(Math.Ceiling(Math.Log2(reach / Math.Sqrt(3) / Wanted(fanIn)))));
    }

    /// <summary>The rule for training on devices: a step size is given, and the scale is at least 1.</summary>
    /// <param name="fanIn">Rows of the weight matrix.</param>
    /// <param name="bits">Word length of the weights.</param>
    /// <param name="beta">Reach of the weights in steps: 1.5 for 2 bit, 24 for 5 bit, 96 for 8 bit.</param>
    public static WageRange ForTraining(int fanIn, int bits, double beta)
    {
        var reach = Require.Positive(beta, name: nameof(beta)) / Wage.Levels(bits);
        var wanted = Wanted(fanIn);
        return new(Math.Max(reach, wanted), Math.Max(1, PowerOfTwo(Math.Round(Math.Log2(reach / wanted)))));
    }

    private static double Wanted(int fanIn) => Math.Sqrt(3.0 / Require.Positive(fanIn, name: nameof(fanIn)));

    private static double PowerOfTwo(double exponent) => Math.ScaleB(1, (int)exponent);
}
