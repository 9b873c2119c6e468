using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Neural.Arrays;

namespace CimKit.Neural.Training;

/// <summary>Noise of the weights in a training pass: w + σ(|w|/w_max)·w_max·ξ with a standard normal ξ for each.</summary>
/// <remarks>
/// σ is a polynomial of the weight's part of the range, which covers the usual laws. w_max is the largest weight that the cells
/// hold: the end of the word for integers, the layer's largest weight in float.
/// </remarks>
/// <param name="Constant">σ of a weight of zero.</param>
/// <param name="Linear">Factor of |w|/w_max.</param>
/// <param name="Quadratic">Factor of its square.</param>
public sealed record WeightNoise(
    [property: Unit("1")] double Constant, [property: Unit("1")] double Linear, [property: Unit("1")] double Quadratic)
{
    /// <summary>w + σ·w_max·ξ.</summary>
    /// <param name="sigma">Spread of the devices in units of their range, times 1 to 1.5. Source: [Joshi2020] for training with it; 0.05 is what phase-change memory has after a day.</param>
    public static WeightNoise Additive(double sigma = 0.05) => new(Require.NotNegative(sigma, name: nameof(sigma)), 0, 0);

    /// <summary>w·(1 + σ·ξ).</summary>
    /// <param name="sigma">Spread as a part of the weight.</param>
    public static WeightNoise Proportional(double sigma) => new(0, Require.NotNegative(sigma, name: nameof(sigma)), 0);

    /// <summary>The programming error of phase-change memory, of a pair whose other cell is off and exact.</summary>
    /// <param name="scale">1 for the measured spread. Source: [Nandakumar2019], [Joshi2020].</param>
    public static WeightNoise PhaseChange(double scale = 1)
    {
        Require.NotNegative(scale, name: nameof(scale));
        return new(scale * 0.26348 / 25, scale * 1.9650 / 25, scale * -1.1731 / 25);
    }

    /// <summary>Additive noise as strong as the cells of a design make it: programmed, drifted and read, all digits of a weight together.</summary>
    /// <param name="design">The arrays; their converters do not matter.</param>
    /// <param name="weightBits">Word length of the weights.</param>
    /// <param name="factor">1 to 1.5; more makes a network robust that learns too easily.</param>
    /// <exception cref="InvalidDesignException">The arrays cannot be built.</exception>
    public static WeightNoise Of(ArrayDesign design, int weightBits = 8, double factor = 1)
    {
        InvalidDesignException.ThrowIfAny(nameof(ArrayDesign), (design with { Adc = AdcDesign.Ideal }).Problems());
        return Additive(Require.NotNegative(factor, name: nameof(factor)) * CellSpread.Relative(design, Require.InRange(weightBits, 2, 8, "bit", nameof(weightBits))));
    }

    /// <summary>Standard deviation in units of w_max; not below 0.</summary>
    /// <param name="part">|w|/w_max, 0 to 1.</param>
    public double Sigma(double part) => Math.Max(0, Constant + Linear * part + Quadratic * part * part);

    /// <summary>What is not a number.</summary>
    internal bool IsFinite => double.IsFinite(Constant) && double.IsFinite(Linear) && double.IsFinite(Quadratic);
}
