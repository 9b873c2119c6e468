using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>A quantiser in float32, as the vector kernels compute it.</summary>
internal readonly struct LinearConverter
{
    /// <param name="quantizer">The quantiser, in cell steps.</param>
    /// <param name="offset">Conductance of the off state in cell steps; 0 for columns minus dummy.</param>
    public LinearConverter(AdcQuantizer quantizer, double offset)
    {
        IsFloor = quantizer.Rounding == AdcRounding.Floor;
        InverseStep = (float)(1 / quantizer.Step);
        Bias = (float)(-quantizer.Base / quantizer.Step);
        OffsetStep = (float)(offset / quantizer.Step);
        Low = IsFloor ? quantizer.MinimumCode : MathF.BitIncrement(quantizer.MinimumCode - 0.5f);
        High = MathF.BitDecrement(quantizer.MaximumCode + (IsFloor ? 1 : 0.5f));
    }

    public bool IsFloor { get; }

    public float InverseStep { get; }

    public float Bias { get; }

    public float OffsetStep { get; }

    public float Low { get; }

    public float High { get; }

    /// <summary>Code of a sum of ideal cells.</summary>
    /// <param name="sum">In cell steps above the off state.</param>
    /// <param name="active">Active rows.</param>
    public (int Code, bool IsClipped) Convert(float sum, int active)
    {
        var bias = MathF.FusedMultiplyAdd(OffsetStep, active, Bias);
        var position = MathF.FusedMultiplyAdd(sum, InverseStep, bias);
        var inside = MathF.Min(MathF.Max(position, Low), High);
        return ((int)(IsFloor ? MathF.Floor(inside) : MathF.Round(inside, MidpointRounding.ToEven)), inside != position);
    }
}
