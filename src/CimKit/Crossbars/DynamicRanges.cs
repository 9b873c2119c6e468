using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Smallest and largest column current of every conversion call: array, plane and digit.</summary>
internal sealed class DynamicRanges
{
    private readonly LayerTiling tiling;
    private readonly double offset;
    private readonly double[] low;
    private readonly double[] high;
    private readonly int[] fewest;
    private readonly int[] most;

    public DynamicRanges(LayerTiling tiling, double offset)
    {
        (this.tiling, this.offset) = (tiling, offset);
        var calls = tiling.Arrays * tiling.Input.Planes;
        (low, high) = (new double[calls * tiling.Slicing.Digits], new double[calls * tiling.Slicing.Digits]);
        (fewest, most) = (new int[calls], new int[calls]);
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        Array.Fill(fewest, int.MaxValue);
    }

    public void Add(int array, int plane, int digit, int active, int smallestSum, int largestSum)
    {
        var call = array * tiling.Input.Planes + plane;
        var index = call * tiling.Slicing.Digits + digit;
        low[index] = Math.Min(low[index], smallestSum + offset * active);
        high[index] = Math.Max(high[index], largestSum + offset * active);
        (fewest[call], most[call]) = (Math.Min(fewest[call], active), Math.Max(most[call], active));
    }

    public void Add(DynamicRanges other)
    {
        for (var i = 0; i < low.Length; i++)
            (low[i], high[i]) = (Math.Min(low[i], other.low[i]), Math.Max(high[i], other.high[i]));
        for (var i = 0; i < fewest.Length; i++)
            (fewest[i], most[i]) = (Math.Min(fewest[i], other.fewest[i]), Math.Max(most[i], other.most[i]));
    }

    /// <summary>Converters of one array and plane.</summary>
    public AdcTables Tables(int array, int plane, AdcDesign adc)
    {
        var call = array * tiling.Input.Planes + plane;
        return AdcTables.Separate(tiling, Enumerable.Range(0, tiling.Slicing.Digits).Select(digit =>
        {
            var index = call * tiling.Slicing.Digits + digit;
            var dummy = tiling.Slicing.DummyDigit(digit) + offset;
            return (Between(low[index], high[index], adc), Between(fewest[call] * dummy, most[call] * dummy, adc));
        }).ToArray(), offset);
    }

    /// <summary>A constant input is returned as it is: with step 0 any code stands for the lower end.</summary>
    public static IConverter Between(double low, double high, AdcDesign adc) => adc.Range == AdcRange.Published
        ? PublishedReferences.Between(low, high, adc.Bits)
        : AdcQuantizer.BetweenAny(low, high, adc.Bits, adc.Rounding);
}
