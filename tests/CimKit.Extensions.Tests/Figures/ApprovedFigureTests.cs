using CimKit.Extensions.Figures;

namespace CimKit.Extensions.Tests.Figures;

public sealed class ApprovedFigureTests
{
    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_GalleryFigure_IsAsApproved(string name) => Approval.Verify(ScottPlotRenderer.ToSvg(Gallery.All[name]), name + ".svg");

    [Theory]
    [MemberData(nameof(Names))]
    public void ToJson_GalleryFigure_IsAsApproved(string name) =>
        Approval.Verify(PlotlyRenderer.ToJson(Gallery.All[name]).Replace("},", "},\n", StringComparison.Ordinal) + "\n", name + ".json");

    [Theory]
    [MemberData(nameof(Names))]
    public void ToJson_GalleryFigure_IsWhatPlotlyNetWrites(string name) =>
        Assert.Equal(Plotly.NET.GenericChart.toFigureJson(Gallery.All[name].ToPlotly()), PlotlyRenderer.ToJson(Gallery.All[name]));
}
