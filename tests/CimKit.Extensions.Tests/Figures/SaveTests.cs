using CimKit.Extensions.Figures;
using CimKit.Foundation;
using CimKit.Reports;

namespace CimKit.Extensions.Tests.Figures;

public sealed class SaveTests
{
    [Theory]
    [InlineData("figure.eps", "'.eps'")]
    [InlineData("figure", "'figure'")]
    public void Save_OtherEnding_ListsTheValidOnes(string name, string shown)
    {
        using var folder = new TemporaryFolder();
        var thrown = Assert.Throws<ArgumentException>(() => Gallery.Lines.Save(Path.Combine(folder.Path, name)));
        Assert.Contains("must end in .svg, .png, .pdf, .html; got", thrown.Message);
        Assert.Contains(shown.Trim('\''), thrown.Message);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Save_MissingFolder_FailsAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsAny<IOException>(() => Gallery.Lines.Save(Path.Combine(folder.Path, "missing", "f.svg")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Save_FigureWithProblems_FailsAndKeepsTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.svg");
        File.WriteAllText(path, "old");
        var broken = Gallery.Scatter with { References = [ReferenceLine.Horizontal(-1, "r")] };
        Assert.Throws<InvalidDesignException>(() => broken.Save(path));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Save_PngAtScaleThree_HasThreeTimesThePixels()
    {
        var png = ScottPlotRenderer.ToPng(Gallery.Lines, new FigureSize(200, 150) { Scale = 3 });
        Assert.Equal(600, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(450, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void Millimetres_OneColumn_IsThatWide()
    {
        var size = FigureSize.Millimetres(88, 60);
        Assert.Equal((333, 227, 4.0), (size.Width, size.Height, size.Scale));
        Assert.Contains("width=\"333\"", ScottPlotRenderer.ToSvg(Gallery.Grouped, size));
    }

    [Fact]
    public void FigureSize_TooSmall_NamesTheRange() =>
        Assert.Contains("Width must be 120 to 4000 px; got 10.", Assert.Throws<ArgumentOutOfRangeException>(() => new FigureSize(10, 100)).Message);
}
