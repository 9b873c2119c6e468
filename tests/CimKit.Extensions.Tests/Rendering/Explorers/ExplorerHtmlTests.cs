using System.Text.Json;
using CimKit.Designs;
using CimKit.Extensions.Rendering;
using CimKit.Extensions.Rendering.Explorers;
using CimKit.Reports.Explorers;
using Microsoft.DotNet.Interactive.Formatting;

namespace CimKit.Extensions.Tests.Rendering.Explorers;

public sealed class ExplorerHtmlTests
{
    public static TheoryData<string> Names => [.. ExplorerGallery.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_GalleryExplorer_IsAsApproved(string name) => Approval.Verify(
        ExplorerHtml.Json(ExplorerGallery.All[name]).Replace("},", "},\n", StringComparison.Ordinal).Replace(",\"", ",\n\"", StringComparison.Ordinal) + "\n",
        $"explorer_{name}.json");

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_GalleryExplorer_HasPictureTextAndOneScriptAndNamesNoAddress(string name)
    {
        var explorer = ExplorerGallery.All[name];
        var html = ExplorerHtml.Of(explorer);

        Assert.StartsWith("<div id=\"explorer-", html);
        Assert.Contains($"aria-label=\"{System.Net.WebUtility.HtmlEncode(explorer.Title)}\"", html);
        Assert.Contains("src=\"data:image/png;base64,iVBOR", html);
        Assert.Equal(1, html.Split("<script").Length - 1);
        Assert.DoesNotContain("<style", html);
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        Assert.DoesNotContain("innerHTML", html);
        Assert.Equal(html, ExplorerHtml.Of(explorer));
    }

    [Fact]
    public void Of_HostileName_StaysText()
    {
        const string attack = "</script><script>alert('x')</script>";
        var html = ExplorerHtml.Of(ExplorerGallery.Chip(new ChipDesign { Name = attack }, out _).ToExplorer());

        Assert.Equal(1, html.Split("<script").Length - 1);
        Assert.Equal(1, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Json_Maps_AreTheWeightsCellsAndInputsOfTheBlocks()
    {
        using var json = JsonDocument.Parse(ExplorerHtml.Json(ExplorerGallery.Floorplan));
        var (maps, place) = (json.RootElement.GetProperty("maps").GetBytesFromBase64(), 0);

        foreach (var (block, row) in ExplorerGallery.Floorplan.Blocks.Zip(json.RootElement.GetProperty("blocks").EnumerateArray()))
        {
            var scale = block.Weights!.Values.ToArray().Max(Math.Abs);
            Assert.Equal(scale, row[14].GetDouble(), 0.01 * scale);
            foreach (var weight in block.Weights.Values.ToArray())
                Assert.Equal(weight, (maps[place++] - 128) / 127.0 * scale, 0.51 / 127 * scale);
            foreach (var (index, level) in block.Cells!.Values.ToArray().Index())
                Assert.Equal(level, maps[place + index / 8] >> (index % 8) & 1);
            place += (block.Cells.Values.Length + 7) / 8;
        }
        foreach (var input in ExplorerGallery.Floorplan.Inputs)
        {
            foreach (var part in input.Driven.Values.ToArray())
                Assert.Equal(part, maps[place++] / 255.0, 0.51 / 255);
            place += (input.Vector.Values.Length + 7) / 8;
        }
        Assert.Equal(maps.Length, place);
    }

    [Fact]
    public void Html_StaticMode_IsThePictureAlone()
    {
        var session = new FigureSession { Mode = FigureMode.Static };

        Assert.All(ExplorerGallery.All.Values, explorer => Assert.DoesNotContain("<script", session.Html(explorer, null)));
    }

    [Fact]
    public void Html_FirstExplorerThatPlotlyDraws_BringsPlotlyOnce()
    {
        var session = new FigureSession();
        var parts = new[] { "floorplan", "cost", "device" }.Select(name => session.Html(ExplorerGallery.All[name], null).Split("cimLoading").Length > 1).ToArray();

        Assert.Equal([false, true, false], parts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_Explorer_IsShownAsPagePictureAndText(string name)
    {
        CimKitExtension.Load();
        var explorer = ExplorerGallery.All[name];

        Assert.Equal(["text/html", "image/png", "text/plain"], Formatter.GetPreferredMimeTypesFor(explorer.GetType()));
        Assert.StartsWith("iVBOR", explorer.ToDisplayString("image/png"));
        Assert.Equal(explorer.Describe(), explorer.ToDisplayString("text/plain"));
        Assert.StartsWith("<div", explorer.ToDisplayString("text/html"));
    }
}
