using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>Straight-through estimators: a step function forward, the identity backward.</summary>
public static class StraightThrough
{
    /// <summary>rnd(x·levels)/levels forward, gradient 1 backward; the caller owns the result.</summary>
    public static Tensor Round(Tensor values, double levels)
    {
        using var scope = NewDisposeScope();
        using var rounded = values.detach().Times(levels).round().Times(1 / levels);
        return Replace(values, rounded, 1).MoveToOuterDisposeScope();
    }

    /// <summary>The replacement, bit for bit, forward; backward the gradient times a factor goes to the values.</summary>
    /// <param name="values">What learns.</param>
    /// <param name="replacement">Same shape, without gradient; not changed.</param>
    /// <param name="factor">What the gradient is multiplied by.</param>
    /// <returns>A new tensor; the caller owns it.</returns>
    public static Tensor Replace(Tensor values, Tensor replacement, double factor) =>
        Quantization.Replacement.apply(values, replacement, factor);
}
