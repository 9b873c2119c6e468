using System.Runtime.CompilerServices;
using CimKit.Foundation;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>The operators of training with integers: clip, round, shift, and the quantisers made of them.</summary>
/// <remarks>
/// S(b) = 2^(b−1) levels to the unit. Word lengths above 15 bit leave values as they are. Rounding is to nearest, ties to
/// even. Word lengths are 1 to 32 bit; others throw <see cref="ArgumentOutOfRangeException"/>. No argument is changed; the caller owns the result. Source: [Wu2018].
/// </remarks>
public static class Wage
{
    /// <summary>Longest word that is quantised; a longer one means "as it is".</summary>
    public const int LongestWord = 15;

    /// <summary>Levels per unit, 2^(bits−1): a step is 1/S.</summary>
    public static double Levels(int bits) => Math.ScaleB(1, Word(bits) - 1);

    /// <summary>Largest magnitude of a word: 1 − 1/S(bits); 1 for 1 bit and beyond <see cref="LongestWord"/>.</summary>
    public static double Limit(int bits) => Word(bits) is 1 or > LongestWord ? 1 : 1 - 1 / Levels(bits);

    /// <summary>C(x, b): limits to ±<see cref="Limit"/>. Differentiable: gradient 1 inside and at the limits, 0 outside.</summary>
    public static Tensor Clip(Tensor values, int bits) => values.Limited(-Limit(bits), Limit(bits));

    /// <summary>Q(x, b): rnd(x·S)/S, sign(x) for 1 bit; does not clip and passes no gradient.</summary>
    public static Tensor Round(Tensor values, int bits)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        var rounded = Word(bits) switch
        {
            1 => values.sign(),
            > LongestWord => values.clone().detach(),
            _ => values.Times(Levels(bits)).round().Times(1 / Levels(bits)),
        };
        return rounded.MoveToOuterDisposeScope();
    }

    /// <summary>σ(x) = 2^rnd(log₂ x), element by element; x &gt; 0.</summary>
    public static Tensor Shift(Tensor values)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        return values.log2().round().exp2().MoveToOuterDisposeScope();
    }

    /// <summary>QE(x, b) = Q(C(x/σ(max|x|), b), b); the maximum runs over the whole tensor. All zeros stay zeros.</summary>
    public static Tensor Error(Tensor errors, int bits) => Error(errors, bits, keepsScale: false);

    /// <summary>QE with the choice of multiplying by σ(max|x|) again, so that only the word length is limited.</summary>
    internal static Tensor Error(Tensor errors, int bits, bool keepsScale)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        if (Word(bits) > LongestWord)
            return errors.clone().MoveToOuterDisposeScope();
        var scale = Scale(errors);
        if (bits == 1)
            return (keepsScale ? errors.sign() * scale : errors.sign()).MoveToOuterDisposeScope();
        // The limits are whole steps: clipping after rounding is the same. Factors are powers of two, hence exact.
        var levels = Levels(bits);
        var quantised = (errors * scale.reciprocal().Times(levels)).round_().LimitedInPlace(1 - levels, levels - 1);
        return (keepsScale ? quantised.mul_(scale.Times(1 / levels)) : quantised.TimesInPlace(1 / levels)).MoveToOuterDisposeScope();
    }

    /// <summary>QG(x, b, η) = floor(η·x/σ(max|x|) + u)/S(b): stochastic rounding with the uniform numbers u given.</summary>
    /// <param name="gradients">Any shape.</param>
    /// <param name="bits">Word length b.</param>
    /// <param name="gradientScale">η, steps that the largest gradient makes (about).</param>
    /// <param name="uniform">Same shape; numbers in [0, 1).</param>
    public static Tensor Gradient(Tensor gradients, int bits, double gradientScale, Tensor uniform)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        return ((gradients / Scale(gradients)).Times(gradientScale) + uniform).floor().Times(1 / Levels(bits)).MoveToOuterDisposeScope();
    }

    /// <summary>Q(w, b) forward; backward the identity times <paramref name="gradientScale"/> (straight-through).</summary>
    public static Tensor Weight(Tensor weights, int bits, double gradientScale = 1)
    {
        using var rounded = Round(weights, bits);
        return StraightThrough.Replace(weights, rounded, gradientScale);
    }

    /// <summary>Q(C(x, bA), bA) forward; backward QE(·, bE), then 0 where x was clipped.</summary>
    /// <param name="values">Any shape.</param>
    /// <param name="bits">Word length of the activation; above 15 neither clips nor rounds.</param>
    /// <param name="errorBits">Word length of the error; above 15 it passes as it is.</param>
    public static Tensor Activation(Tensor values, int bits, int errorBits) =>
        QuantizedActivation.apply(values, new ActivationRule(Word(bits), Word(errorBits), KeepsErrorScale: false, IsRectified: false));

    private static int Word(int bits, [CallerArgumentExpression(nameof(bits))] string name = "") =>
        Require.InRange(bits, 1, 32, "bit", name);

    // A tensor of zeros has no scale; 1 leaves it zero.
    private static Tensor Scale(Tensor values)
    {
        var largest = values.abs().max();
        return Shift(where(largest.IsAbove(0), largest, ones_like(largest)));
    }
}
