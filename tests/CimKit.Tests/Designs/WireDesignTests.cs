using CimKit.Designs;
using Xunit;

namespace CimKit.Tests.Designs;

public class WireDesignTests
{
    [Fact]
    public void Segments_OutOfRange_NameTheRange()
    {
        Assert.Contains("RowSegment must be 0 to 1000000 Ω", Assert.Throws<ArgumentOutOfRangeException>(() => new WireDesign { RowSegment = -1 }).Message);
        Assert.Contains("ColumnSegment", Assert.Throws<ArgumentOutOfRangeException>(() => new WireDesign { ColumnSegment = double.NaN }).Message);
    }

    [Fact]
    public void IsNone_AnySegment_IsFalse()
    {
        Assert.True(WireDesign.None.IsNone);
        Assert.False(new WireDesign { RowSegment = 1 }.IsNone);
        Assert.Equal("wires of 500 mΩ along rows, 2 Ω along columns", new WireDesign { RowSegment = 0.5, ColumnSegment = 2 }.ToString());
    }
}
