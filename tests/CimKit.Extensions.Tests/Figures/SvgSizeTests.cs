using System.Xml.Linq;
using CimKit.Extensions.Figures;
using CimKit.Reports;

namespace CimKit.Extensions.Tests.Figures;

public sealed class SvgSizeTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. Gallery.All.Where(item => item.Value is Figure).Select(item => item.Key)];

    // The drawing library draws until the layout stands still; only the last drawing may be kept.
    [Theory, MemberData(nameof(Names))]
    public void ToSvg_Figure_IsDrawnOnce(string name)
    {
        var svg = XDocument.Parse(ScottPlotRenderer.ToSvg(Gallery.All[name]));
        Assert.Single(svg.Descendants(Svg + "text"), text => text.Value == Gallery.All[name].Title);
    }

    [Fact]
    public void Compact_NeighboursWithOneClip_ShareAGroup() => Assert.Equal(
        """
        <clipPath id="i_1">
        <rect x="1" y="2"/>
        </clipPath>
        <g clip-path="url(#i_1)">
        <path d="M0 0"/>
        <text x="1 2.5" y="3">a, b</text>
        </g>
        <clipPath id="i_3">
        <rect x="9" y="2"/>
        </clipPath>
        <g clip-path="url(#i_3)">
        <path stroke-width="1.5" d="M2 2"/>
        </g>
        """.ReplaceLineEndings("\n"),
        SvgCompaction.Compact(
        """
        <clipPath id="i_1">
        	<rect x="1" y="2"/>
        </clipPath>
        <g clip-path="url(#i_1)">
        	<path stroke-width="1" stroke-miterlimit="4" d="M0 0"/>
        </g>
        <clipPath id="i_2">
        	<rect x="1" y="2"/>
        </clipPath>
        <g clip-path="url(#i_2)">
        	<text font-family="X" x="1, 2.5, " y="3, ">
        		a, b
        	</text>
        </g>
        <clipPath id="i_3">
        	<rect x="9" y="2"/>
        </clipPath>
        <g clip-path="url(#i_3)">
        	<path stroke-width="1.5" d="M2 2"/>
        </g>
        """.ReplaceLineEndings("\n")));
}
