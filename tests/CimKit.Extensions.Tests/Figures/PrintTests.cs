using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CimKit.Extensions.Figures;
using CimKit.Foundation;
using CimKit.Reports;

namespace CimKit.Extensions.Tests.Figures;

public sealed partial class PrintTests
{
    private static readonly Figure Marked = Gallery.Lines with { Origin = [new("Seed", "117"), new("Design SHA-256", "ab<c>12 µ")] };

    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Fact]
    public void Journal_Widths_AreThoseOfTheGuides()
    {
        Assert.Equal(3.5 * 0.0254, Journal.Ieee.OneColumn.Width, 1e-9);
        Assert.Equal(7.16 * 0.0254, Journal.Ieee.TwoColumns.Width, 1e-9);
        Assert.Equal((89, 183), Millimetres(Journal.Nature));
        Assert.Equal((90, 190), Millimetres(Journal.Elsevier));
        Assert.Equal(140 * Si.Milli, Journal.Elsevier.OneAndAHalfColumns!.Width, 1e-9);
        Assert.Null(Journal.Ieee.OneAndAHalfColumns);
    }

    [Theory, MemberData(nameof(Names))]
    public void SaveAll_GalleryFigure_HasTheWidthOfTheColumnInEveryFormat(string name)
    {
        using var folder = new TemporaryFolder();
        var files = Gallery.All[name].SaveAll(Path.Combine(folder.Path, "f"), Journal.Ieee.OneColumn with { Resolution = 300 });
        Assert.Equal([".svg", ".png", ".pdf"], files.Select(Path.GetExtension));
        Assert.Equal("88.9mm", XDocument.Load(files[0]).Root!.Attribute("width")!.Value);
        Assert.Equal(1050, BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(files[1]).AsSpan(16)));
        var box = MediaBox().Match(Encoding.Latin1.GetString(File.ReadAllBytes(files[2])));
        Assert.Equal(252, double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), 0.01);
    }

    [Theory, MemberData(nameof(Names))]
    public void Save_ForPrint_NoTextIsSmallerThanFivePointsOrLargerThanAsked(string name)
    {
        using var folder = new TemporaryFolder();
        foreach (var size in Journal.All.SelectMany(journal => new[] { journal.OneColumn, journal.TwoColumns }))
        {
            var path = Path.Combine(folder.Path, "f.svg");
            Gallery.All[name].Save(path, size);
            var svg = XDocument.Load(path).Root!;
            var pixel = double.Parse(svg.Attribute("width")!.Value[..^2], CultureInfo.InvariantCulture) / 25.4 * 72
                / double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
            var sizes = svg.Descendants().Attributes("font-size").Select(text => pixel * double.Parse(text.Value, CultureInfo.InvariantCulture)).ToArray();
            Assert.NotEmpty(sizes);
            Assert.All(sizes, points => Assert.InRange(points, 4.99, size.TextSize + 0.01));
        }
    }

    [Fact]
    public void Save_Svg_CarriesOriginInItsMetadata()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.svg");
        Marked.Save(path);
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        var facts = XDocument.Load(path).Descendants().Single(element => element.Name.LocalName == "metadata");
        Assert.Equal("Training of LeNet-5", facts.Descendants(dc + "title").Single().Value);
        Assert.Matches(@"^CimKit\.Extensions \d+\.\d+\.\d+, ScottPlot 5\.\d+\.\d+, SkiaSharp 3\.", facts.Descendants(dc + "creator").Single().Value);
        Assert.Equal(["Seed: 117", "Design SHA-256: ab<c>12 µ"], facts.Descendants(dc + "source").Select(element => element.Value));
    }

    [Fact]
    public void Save_Png_CarriesOriginAndResolutionInWholeChunks()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.png");
        Marked.Save(path, Journal.Nature.OneColumn with { Resolution = 300 });
        var chunks = Chunks(File.ReadAllBytes(path));
        Assert.Equal(("IHDR", "IEND"), (chunks[0].Type, chunks[^1].Type));
        Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(chunks.Single(chunk => chunk.Type == "pHYs").Data)); // 300 / 0.0254
        var texts = chunks.Where(chunk => chunk.Type == "iTXt").ToDictionary(
            chunk => Encoding.Latin1.GetString(chunk.Data.AsSpan(0, Array.IndexOf(chunk.Data, (byte)0))),
            chunk => Encoding.UTF8.GetString(chunk.Data.AsSpan(Array.IndexOf(chunk.Data, (byte)0) + 5)));
        Assert.Equal(("Training of LeNet-5", "117", "ab<c>12 µ"), (texts["Title"], texts["Seed"], texts["Design SHA-256"]));
        Assert.Contains("ScottPlot", texts["Software"]);
    }

    [Fact]
    public void Save_Pdf_CarriesOriginAndItsFontAndNoDate()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.pdf");
        (Marked with { Origin = [new("Seed", "117")] }).Save(path);
        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.Contains("/Title (Training of LeNet-5)", pdf);
        Assert.Contains("/Subject (Seed: 117)", pdf);
        Assert.Contains("DejaVuSans", pdf);
        Assert.Contains("/FontFile2", pdf);
        Assert.DoesNotContain("Date", pdf);
    }

    [Fact]
    public void Save_PngForPrint_IsBlackOnWhite()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.png");
        Gallery.Lines.Save(path, Journal.Ieee.OneColumn with { Resolution = 100 });
        using var picture = SkiaSharp.SKBitmap.Decode(path);
        Assert.Equal(SkiaSharp.SKColors.White, picture.GetPixel(1, 1));
    }

    [Fact]
    public void Save_PageForPrint_IsRefused() =>
        Assert.Contains(".svg, .png, .pdf; got '.html'", Assert.Throws<ArgumentException>(() => Gallery.Lines.Save("f.html", Journal.Ieee.OneColumn)).Message);

    [Fact]
    public void PrintSize_OutOfRange_NamesTheRange()
    {
        Assert.Contains("TextSize must be 5 to 14 pt; got 4", Assert.Throws<ArgumentOutOfRangeException>(() => Journal.Ieee.OneColumn with { TextSize = 4 }).Message);
        Assert.Contains("Resolution must be 72 to 1200 1/in", Assert.Throws<ArgumentOutOfRangeException>(() => Journal.Ieee.OneColumn with { Resolution = 1 }).Message);
        Assert.Contains("Width must be", Assert.Throws<ArgumentOutOfRangeException>(() => new PrintSize { Width = 88 }).Message);
    }

    [Fact]
    public void Origin_OfAGrid_IsWhatItsPanelsSay()
    {
        var grid = new FigureGrid("two", Marked, Marked with { Origin = [new("Seed", "118")] });
        Assert.Equal(["117", "ab<c>12 µ", "118"], grid.Origin.Select(fact => fact.Value));
        Assert.Equal("own", Assert.Single((grid with { Origin = [new("a", "own")] }).Origin).Value);
    }

    private static (int One, int Two) Millimetres(Journal journal) =>
        ((int)Math.Round(journal.OneColumn.Width / Si.Milli), (int)Math.Round(journal.TwoColumns.Width / Si.Milli));

    private static List<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var typed = png.AsSpan(at + 4, length + 4);
            Assert.Equal(Crc32.HashToUInt32(typed), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(typed[..4]), typed[4..].ToArray()));
            at += length + 12;
        }
        return chunks;
    }

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
