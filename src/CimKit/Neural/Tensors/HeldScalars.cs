using TorchSharp;
using static TorchSharp.torch;

namespace CimKit.Neural.Tensors;

/// <summary>Arithmetic with numbers whose scalar object lives until libtorch has read it.</summary>
/// <remarks>
/// TorchSharp passes the native handle of a temporary <see cref="Scalar"/> on and forgets the object: if another thread
/// collects garbage in that moment, libtorch reads freed memory. Disposing it after the call keeps it alive.
/// </remarks>
internal static class HeldScalars
{
    public static Tensor Times(this Tensor values, double factor)
    {
        using Scalar held = factor;
        return values.mul(held);
    }

    public static Tensor TimesInPlace(this Tensor values, double factor)
    {
        using Scalar held = factor;
        return values.mul_(held);
    }

    public static Tensor Plus(this Tensor values, double summand)
    {
        using Scalar held = summand;
        return values.add(held);
    }

    public static Tensor Limited(this Tensor values, double low, double high)
    {
        using Scalar heldLow = low;
        using Scalar heldHigh = high;
        return values.clamp(heldLow, heldHigh);
    }

    public static Tensor LimitedInPlace(this Tensor values, double low, double high)
    {
        using Scalar heldLow = low;
        using Scalar heldHigh = high;
        return values.clamp_(heldLow, heldHigh);
    }

    public static Tensor IsAbove(this Tensor values, double bound)
    {
        using Scalar held = bound;
        return values.gt(held);
    }

    public static Tensor IsAtMost(this Tensor values, double bound)
    {
        using Scalar held = bound;
        return values.le(held);
    }

    public static Tensor ZeroWhere(this Tensor values, Tensor mask)
    {
        using Scalar zero = 0.0;
        return values.masked_fill(mask, zero);
    }

    public static Tensor ZeroInPlaceWhere(this Tensor values, Tensor mask)
    {
        using Scalar zero = 0.0;
        return values.masked_fill_(mask, zero);
    }
}
