using CimKit.Experiments.DesignSpaces;
using CimKit.Reports;
using CimKit.Reports.Explorers;
using CimKit.Tests.Experiments.DesignSpaces;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class DesignSpaceReportsTests
{
    private static readonly DesignPoints Points = DesignCase.Run();

    [Fact]
    public void ToFigure_CellsAndBits_HaveMarkersAndColours()
    {
        var figure = Points.ToFigure();
        var scatter = figure.Series.OfType<ScatterSeries>().ToArray();

        Assert.Equal(["SRAM, 1-bit cells", "RRAM, 1-bit cells", "RRAM, 2-bit cells", "FeFET, 1-bit cells", "FeFET, 2-bit cells"], scatter.Select(series => series.Name));
        Assert.Equal([(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)], scatter.Select(series => (series.Marker!.Value, series.Color!.Value)));
        Assert.Equal(Points.Different.Count(), scatter.Sum(series => series.X.Count));
        Assert.StartsWith("SRAM, 1-bit cells, flash, 22 nm, no variation, fresh\naccuracy ", scatter[0].Details[0], StringComparison.Ordinal);
        Assert.Contains("over 2 chips", scatter[1].Details[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ToFigure_Line_IsTheFrontFromLeftToRight()
    {
        var line = Assert.Single(Points.ToFigure(DesignQuantity.Area).Series.OfType<LineSeries>());
        var front = Points.Pareto(DesignQuantity.Accuracy, DesignQuantity.Area);

        Assert.Equal(line.X.Order(), line.X);
        Assert.Equal(line.Y.Order(), line.Y);
        Assert.Equal(100 * front.Max(point => point.Accuracy), line.Y[^1], tolerance: 1e-9);
    }

    [Fact]
    public void ToFigure_UnknownAxis_ListsTheNames() => Assert.Contains(
        "it has Cell, Cell bits, ADC, Node, Variation, Age", Assert.Throws<ArgumentException>(() => Points.ToFigure(color: "Colour")).Message, StringComparison.Ordinal);

    [Fact]
    public void ToTable_All_HasAColumnAnAxis()
    {
        var table = Points.ToTable();

        Assert.Equal(Points.All.Select(point => point.Design.Labels[3]), ((TextColumn)table["Node"]).Values);
        Assert.Equal(Points.All.Select(point => point.Energy), ((NumberColumn)table["Energy"]).Values);
        Assert.Equal(Points.All.Select(point => point.IsPossible), ((TextColumn)table["Impossible because"]).Values.Select(text => text.Length == 0));
    }

    [Fact]
    public void ToComparison_Some_AreNamedByWhatDiffers()
    {
        var shown = Points.Only("RRAM", "22 nm", "flash", "no variation", "fresh").All;
        var table = Points.ToComparison(shown);

        Assert.Equal(["1-bit cells", "2-bit cells"], ((TextColumn)table["Design"]).Values);
        Assert.Equal($"2 of {Points.Different.Count()} designs, all RRAM, flash, 22 nm, no variation, fresh", table.Title);
        Assert.Equal(["RRAM, 1-bit cells, flash, 22 nm, no variation, fresh"], ((TextColumn)Points.ToComparison([shown[0]])["Design"]).Values);
    }

    [Fact]
    public void ToProblemTable_Reasons_AreCounted()
    {
        var table = Points.ToProblemTable();

        Assert.Equal([16, 16], ((IntegerColumn)table["Designs"]).Values.Select(count => (int)count!.Value));
        Assert.Equal("32 of 96 designs cannot be built", table.Title);
    }

    [Fact]
    public void ToExplorer_Chips_AddUpToTheirCosts()
    {
        var explorer = Points.ToExplorer();

        Assert.Equal(16, explorer.Chips.Count);
        Assert.All(explorer.Designs.Zip(explorer.ChipOf), pair =>
        {
            var chip = explorer.Chips[pair.Second];
            Assert.Equal(pair.First.Area, chip.Area.Sum(), pair.First.Area * 1e-9);
            Assert.Equal(pair.First.Energy, chip.Energy.Sum(), pair.First.Energy * 1e-9);
            Assert.Equal(pair.First.Latency, chip.Latency.Sum(), pair.First.Latency * 1e-9);
        });
        Assert.Contains("% for ", explorer.Describe(), StringComparison.Ordinal);
    }
}
