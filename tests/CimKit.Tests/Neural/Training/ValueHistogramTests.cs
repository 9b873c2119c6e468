using CimKit.Neural.Training;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Neural.Training;

public sealed class ValueHistogramTests
{
    /// <summary>Worked by hand: 0.3 needs a range of 0.5, bins 1/64 apart; 0.3 is 19.2 bins right of the middle.</summary>
    [Fact]
    public void Of_AFewNumbers_CountsThemWhereTheyLie()
    {
        var counted = ValueHistogram.Of([0, 0.3f, -0.3f, float.NaN]);

        Assert.Equal((0.5, 65, 3), (counted.Range, counted.Counts.Count, counted.Counts.Sum()));
        Assert.Equal([1, 1, 1], new[] { 32 - 19, 32, 32 + 19 }.Select(bin => counted.Counts[bin]));
        Assert.Equal([-0.5, 0, 0.5], new[] { 0, 32, 64 }.Select(counted.Middle));
    }

    [Fact]
    public void Of_AnyNumbers_CountsEachOnceWithinHalfABin() => Gen.Float[-3, 3].Array[1, 50].Sample(values =>
    {
        var counted = ValueHistogram.Of(values);
        var mean = counted.Counts.Select((count, bin) => count * counted.Middle(bin)).Sum() / values.Length;
        return counted.Counts.Sum() == values.Length && Math.Abs(mean - values.Average()) <= counted.Range / 64 + 1e-6;
    });
}
