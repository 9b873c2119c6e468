using System.Text.Json;
using System.Xml.Linq;
using CimKit.Extensions.Figures;
using CimKit.Extensions.Rendering;
using CimKit.Reports;

namespace CimKit.Extensions.Tests.Figures;

public sealed class EscapingTests
{
    private const string Attack = "</script><script>alert('x')</script>";

    private static readonly Figure Hostile = new(
        Attack, new Axis(Attack, Attack).Of(Attack, "b"), new Axis(Attack, Attack),
        new BarSeries(Attack, [1, 2]), new BarSeries("other", [2, 1]))
    {
        References = [ReferenceLine.Horizontal(1, Attack)], Annotations = [new Annotation(0, 1, Attack)],
    };

    [Fact]
    public void ToSvg_ScriptInEveryLabel_StaysTextInWellFormedXml()
    {
        var svg = XDocument.Parse(ScottPlotRenderer.ToSvg(Hostile));
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(Attack, svg.Root!.Elements().First().Value);
    }

    [Fact]
    public void Html_ScriptInEveryLabel_HasNoScriptBesideTheFigureAndItsLoader()
    {
        var html = new FigureSession().Html(Hostile, null);
        Assert.Equal(2, html.Split("<script", StringSplitOptions.None).Length - 1);
        Assert.DoesNotContain("alert(", html.Split("</script>")[1]);
        Assert.DoesNotContain("<script>alert", html);
    }

    [Fact]
    public void ToJson_Labels_AreTextForPlotlyToo()
    {
        using var json = JsonDocument.Parse(PlotlyRenderer.ToJson(Hostile));
        Assert.Equal("&lt;/script&gt;&lt;script&gt;alert('x')&lt;/script&gt;", json.RootElement.GetProperty("data")[0].GetProperty("name").GetString());
        Assert.DoesNotContain("<script", json.RootElement.ToString());
    }

    [Fact]
    public void Html_Figure_NamesNoAddressOutsideThePage()
    {
        var html = FigureHtml.Interactive(Gallery.Mixed, ScottPlotRenderer.ToSvg(Gallery.Mixed), PlotlyRenderer.ToJson(Gallery.Mixed), out _);
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("<style", html);
    }

    [Fact]
    public void ToSvg_Figure_NamesOnlyNamespaces() => Assert.Equal(
        ["http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"],
        System.Text.RegularExpressions.Regex.Matches(ScottPlotRenderer.ToSvg(Gallery.Mixed), "https?:[^\"]*").Select(match => match.Value).Distinct().Order());
}
