using CimKit.Circuits.Technology;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Circuits.Technology;

public sealed class TechnologyCatalogTests
{
    [Fact]
    public void Nodes_AreThirteen_AndEachHasItsRoadmaps()
    {
        Assert.Equal(13, TechnologyCatalog.Nodes.Length);
        foreach (var nanometres in TechnologyCatalog.Nodes)
        {
            foreach (var roadmap in TechnologyCatalog.RoadmapsOf(nanometres))
                Assert.Equal(nanometres * 1e-9, TechnologyCatalog.Find(nanometres, roadmap).FeatureSize, tolerance: 1e-15);
        }
    }

    [Fact]
    public void Find_UnknownNode_ListsTheNodes()
    {
        var error = Assert.Throws<InvalidDesignException>(() => TechnologyCatalog.Find(28));

        Assert.Contains("130, 90, 65, 45, 32, 22, 14, 10, 7, 5, 3, 2, 1 nm; got 28", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_SeveralMistakes_ListsAllOfThem()
    {
        var error = Assert.Throws<InvalidDesignException>(() => TechnologyCatalog.Find(7, Roadmap.HighPerformance, 350));

        Assert.Equal(2, error.Problems.Count);
        Assert.Contains("LowStandbyPower at 7 nm", error.Message, StringComparison.Ordinal);
        Assert.Contains("Temperature must be 300 K at 7 nm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TrainingBelow22_IsRefusedWithTheNodesThereAre()
    {
        var error = Assert.Throws<InvalidDesignException>(() => TechnologyCatalog.Find(14, edition: CircuitEdition.Training));

        Assert.Contains("Training: 130, 90, 65, 45, 32, 22 nm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_Training_IsNotCalibratedAndKeepsDrawnWidths()
    {
        var node = TechnologyCatalog.Find(32, edition: CircuitEdition.Training);

        Assert.Equal(Calibration.None, node.Calibration);
        Assert.Equal(13.2566e6, node.Wires.Cell.ResistancePerLength, tolerance: 100);
    }

    [Theory]
    [InlineData(299)]
    [InlineData(401)]
    public void Find_TemperatureOutOfRange_NamesRangeAndValue(int temperature)
    {
        var error = Assert.Throws<InvalidDesignException>(() => TechnologyCatalog.Find(22, temperature: temperature));

        Assert.Contains($"300 to 400 K; got {temperature}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_BetweenTabulatedTemperatures_InterpolatesTheCurrents()
    {
        var node = TechnologyCatalog.Find(22, temperature: 325);

        // 22 nm LSTP: 722.2 A/m at 320 K, 689.4 A/m at 330 K.
        Assert.Equal(705.8, node.OnCurrent.Nmos, tolerance: 1e-9);
    }

    [Fact]
    public void Find_Hotter_LeaksMoreAndDrivesLess()
    {
        foreach (var nanometres in TechnologyCatalog.Nodes.Where(nanometres => nanometres >= 22))
        {
            var (cold, hot) = (TechnologyCatalog.Find(nanometres), TechnologyCatalog.Find(nanometres, temperature: 400));
            Assert.True(hot.OffCurrent.Nmos > cold.OffCurrent.Nmos);
            Assert.True(hot.OnCurrent.Pmos < cold.OnCurrent.Pmos);
        }
    }

    [Fact]
    public void Wires_WithLiner_ResistMoreThanInReference()
    {
        var corrected = TechnologyCatalog.Find(22).Wires.Metal0;
        var reference = TechnologyCatalog.Find(22, fidelity: Fidelity.Reference).Wires.Metal0;

        Assert.Equal(9.769737e6, reference.ResistancePerLength, tolerance: 10);
        Assert.Equal(3.5269e-8, corrected.Resistivity, tolerance: 1e-12);
    }

    [Fact]
    public void Tables_EveryRow_HasASource()
    {
        foreach (var table in new[] { "technology", "wires", "resistivity", "flash-latency", "flash-power", "sar-power", "current-sense" })
        {
            var rows = EmbeddedTable.Read(table + ".csv");
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.StartsWith("[", row.Text("source"), StringComparison.Ordinal));
        }
    }
}
