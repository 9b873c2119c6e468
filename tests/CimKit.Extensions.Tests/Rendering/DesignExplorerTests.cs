using System.Text.Json;
using System.Text.RegularExpressions;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Experiments.DesignSpaces;
using CimKit.Extensions.Rendering;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Tests.Rendering;

public sealed partial class DesignExplorerTests
{
    private static readonly Lazy<DesignPoints> Points = new(Explore);

    [Fact]
    public void Html_Explorer_CarriesEveryDesignAndChip()
    {
        var explorer = Points.Value.ToExplorer();
        var html = FigureDisplay.ToHtml(explorer);
        using var data = JsonDocument.Parse(Data().Match(html).Groups[1].Value);
        var designs = data.RootElement.GetProperty("designs");

        Assert.Equal(explorer.Designs.Count, designs.GetArrayLength());
        Assert.Equal(3, data.RootElement.GetProperty("chips").GetArrayLength());
        Assert.Equal([0, 0, 1, 1, 2, 2], designs.EnumerateArray().Select(design => design.GetProperty("chip").GetInt32()));
        var chip = data.RootElement.GetProperty("chips")[0];
        Assert.Equal(explorer.Chips[0].Plan.Tiles.Length, chip.GetProperty("layers").EnumerateArray().Sum(layer => (int)layer[0].GetDouble()));
        Assert.Equal("software < arrays", data.RootElement.GetProperty("axes")[1].GetProperty("labels")[1].GetString());
        Assert.Equal(html, FigureDisplay.ToHtml(Points.Value.ToExplorer()));
    }

    [Fact]
    public void Html_Explorer_NeedsNoNetworkAndEscapesLabels()
    {
        var html = FigureDisplay.ToHtml(Points.Value.ToExplorer());

        Assert.DoesNotContain("software < arrays", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.Contains("<img alt=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_Static_IsThePictureAlone()
    {
        var html = new FigureSession { Mode = FigureMode.Static }.Html(Points.Value.ToExplorer(), null);

        Assert.Contains("data:image/svg+xml", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_Points_HaveTheirDesignAsHover()
    {
        var json = CimKit.Extensions.Figures.PlotlyRenderer.ToJson(Points.Value.ToFigure());

        Assert.Contains("4-bit ADC, software &lt; arrays<br>accuracy ", json, StringComparison.Ordinal);
        Assert.Contains("\"hovertemplate\":\"%{customdata}<extra></extra>\"", json, StringComparison.Ordinal);
    }

    private static DesignPoints Explore()
    {
        var digits = SyntheticDigits.Create(60, 60, seed: 5);
        var network = Trainer.Train(Mlp.Create(12), digits.Training, digits.Test, TrainingOptions.Quick with { Epochs = 1, BatchSize = 20 }).Quantized!;
        var space = new DesignSpace(
            DesignAxis.AdcBits(3, 4, 5),
            new DesignAxis("Range", new DesignChoice("best"), new DesignChoice("software < arrays", arrays: arrays => arrays with { Adc = AdcDesign.Ideal })));
        return DesignExploration.Run(space, network, digits.Training.Take(20), digits.Test.Take(20));
    }

    [GeneratedRegex(@"\nexplorer\(""[^""]+"", (\{.*\}), build\);")]
    private static partial Regex Data();
}
