using CimKit.Foundation;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>Integer codes symmetric about zero for a calibrated range, as used after training.</summary>
/// <remarks>k = (2^(b−1) − 1)/range, or (2^b − 1)/range if unsigned; code = clip(rnd(x·k)). Source: [Wu2020].</remarks>
public sealed record SymmetricQuantizer
{
    /// <summary>Ranges up to this are taken as zero: every code is 0.</summary>
    private const double SmallestRange = 1.0 / (1 << 24);

    /// <summary>Word length.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 2, 15, "bit"); }

    /// <summary>Largest magnitude that is to be represented.</summary>
    [Unit("1")]
    public required double Range { get; init => field = Require.NotNegative(value); }

    /// <summary>True for codes 0 to 2^b − 1, false for −2^(b−1) to 2^(b−1) − 1.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Codes per unit; 1 if the range is taken as zero.</summary>
    [Unit("1")]
    public double CodesPerUnit => Range <= SmallestRange ? 1 : (float)LargestCode / (float)Range;

    /// <summary>Largest code.</summary>
    public int LargestCode => (1 << (IsUnsigned ? Bits : Bits - 1)) - 1;

    /// <summary>Smallest code.</summary>
    public int SmallestCode => IsUnsigned ? 0 : -(1 << (Bits - 1));

    /// <summary>Codes of the values as floats; same shape, no gradient; the caller owns the result.</summary>
    public Tensor Codes(Tensor values)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        if (Range <= SmallestRange)
            return zeros_like(values).MoveToOuterDisposeScope();
        return values.Times(CodesPerUnit).round().Limited(SmallestCode, LargestCode).MoveToOuterDisposeScope();
    }

    /// <summary>Codes divided by <see cref="CodesPerUnit"/>: the values that the codes stand for.</summary>
    public Tensor Dequantized(Tensor values)
    {
        using var codes = Codes(values);
        return codes / CodesPerUnit;
    }
}
