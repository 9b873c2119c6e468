using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>An even grid of 2^b − 1 steps between the smallest and the largest value of a tensor.</summary>
/// <remarks>F(x, b) = m + (M − m)·floor(n·(x − m)/(M − m) + ½)/n with n = 2^b − 1; ties go up. Source: [Peng2020].</remarks>
public static class FloatRangeQuantizer
{
    /// <summary>The values on the grid; a constant tensor stays as it is. No gradient; the caller owns the result.</summary>
    public static Tensor Apply(Tensor values, int bits)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        var steps = Math.ScaleB(1, bits) - 1;
        var minimum = values.min();
        var range = values.max() - minimum;
        if (range.item<float>() == 0)
            return values.clone().MoveToOuterDisposeScope();
        return (((values - minimum) / range * steps + 0.5).floor() * range / steps + minimum).MoveToOuterDisposeScope();
    }
}
