using CimKit.Extensions.Figures;
using CimKit.Networks.Catalog;
using CimKit.Reports;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;

namespace CimKit.Extensions.Tests.Rendering;

public sealed class LoadTests
{
    private static object[] Values { get; } =
    [
        new Table("T", new TextColumn("a", ["x"])), Gallery.Lines, Gallery.Grid, Matrix<double>.Build.Dense(2, 2), Vector<float>.Build.Dense(2),
        LeNet5.Create(), new AxisRange(0, 1), Interop.DeedleTables.ToFrame(new Table("T", new TextColumn("a", ["x"]))), Gallery.Lines.ToPlotly(),
    ];

    [Fact]
    public void Load_Twice_RegistersOnce()
    {
        var first = CimKitExtension.Load();
        var count = Formatter.RegisteredFormatters(includeDefaults: false).Count();
        Assert.Equal(first, CimKitExtension.Load());
        Assert.Equal(count, Formatter.RegisteredFormatters(includeDefaults: false).Count());
    }

    [Fact]
    public void Load_EveryKindOfValue_HasHtmlAndText()
    {
        CimKitExtension.Load();
        Assert.All(Values, value =>
        {
            var preferred = Formatter.GetPreferredMimeTypesFor(value.GetType());
            Assert.Contains("text/html", preferred);
            Assert.Contains("text/plain", preferred);
            var html = value.ToDisplayString("text/html");
            Assert.StartsWith("<", html);
            Assert.DoesNotContain("dni-treeview", html);
            Assert.NotEmpty(value.ToDisplayString("text/plain"));
        });
    }

    [Fact]
    public void Load_Figure_HasAPictureToo()
    {
        CimKitExtension.Load();
        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Figure)));
        Assert.StartsWith("<svg", Gallery.Lines.ToDisplayString("image/svg+xml"));
    }
}
