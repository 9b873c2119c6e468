using CimKit.Reports;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class HistogramTests
{
    [Fact]
    public void Count_Integers_GivesOneBinAValue()
    {
        var histogram = HistogramSeries.Count("h", [2, 2, 3, 5]);
        Assert.Equal([1.5, 2.5, 3.5, 4.5, 5.5], histogram.Edges);
        Assert.Equal([2, 1, 0, 1], histogram.Counts);
    }

    [Fact]
    public void Count_AnyValues_CountsEachOnce() => Gen.Double[-1e6, 1e6].Array[1, 200].Sample(values =>
        HistogramSeries.Count("h", values).Counts.Sum() == values.Length);

    [Fact]
    public void Count_EqualValues_StillHasWidth()
    {
        var histogram = HistogramSeries.Count("h", [7.0, 7.0], bins: 4);
        Assert.Equal(2, histogram.Counts.Sum());
        Assert.True(histogram.Edges[^1] > histogram.Edges[0]);
    }

    [Fact]
    public void Count_NoValue_IsRefused() =>
        Assert.Contains("at least 1 value", Assert.Throws<ArgumentException>(() => HistogramSeries.Count("h", Array.Empty<double>())).Message);

    [Fact]
    public void HistogramSeries_DescendingEdges_IsRefused() =>
        Assert.Contains("Edges[1]", Assert.Throws<ArgumentException>(() => new HistogramSeries("h", [1, 0], [1])).Message);
}
