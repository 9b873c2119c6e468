using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>The quantisers of a layer, spread over its columns.</summary>
internal sealed class LaneConverters
{
    public LaneConverters(AnalogWeights weights, AdcQuantizer[] quantizers)
    {
        AdcQuantizer Of(int lane) => quantizers[lane % quantizers.Length];
        float[] Spread(Func<AdcQuantizer, double> number) =>
            Enumerable.Range(0, weights.Lanes).Select(lane => lane < weights.UsedLanes ? (float)number(Of(lane)) : 0f).ToArray();
        IsFloor = quantizers[0].Rounding == AdcRounding.Floor;
        Base = Spread(quantizer => quantizer.Base);
        InverseStep = Spread(quantizer => 1 / quantizer.Step);
        Minimum = Spread(quantizer => quantizer.MinimumCode);
        Maximum = Spread(quantizer => quantizer.MaximumCode);
        LowerEdge = Spread(quantizer => IsFloor ? quantizer.MinimumCode : MathF.BitIncrement(quantizer.MinimumCode - 0.5f));
        UpperEdge = Spread(quantizer => MathF.BitDecrement(quantizer.MaximumCode + (IsFloor ? 1 : 0.5f)));
    }

    public bool IsFloor { get; }

    public float[] Base { get; }

    public float[] InverseStep { get; }

    /// <summary>Smallest code.</summary>
    public float[] Minimum { get; }

    /// <summary>Largest code.</summary>
    public float[] Maximum { get; }

    /// <summary>Position below which a conversion counts as clipped, in codes.</summary>
    public float[] LowerEdge { get; }

    /// <summary>Position above which a conversion counts as clipped, in codes.</summary>
    public float[] UpperEdge { get; }
}
