using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Designs.Presets;

/// <summary>What holds of every preset, those to come included.</summary>
public sealed class ChipPresetsTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => ChipPresets.All.Select(preset => new TheoryDataRow<string>(preset.Name));

    [Fact]
    public void Default_IsTheDefaultChip() =>
        Assert.Equal(new ChipDesign() with { Name = "default" }, ChipPresets.Find("DEFAULT"));

    [Fact]
    public void Names_Differ() => Assert.Equal(ChipPresets.All.Length, ChipPresets.All.DistinctBy(preset => preset.Name.ToUpperInvariant()).Count());

    [Fact]
    public void Designs_Differ() => Assert.Equal(ChipPresets.All.Length, ChipPresets.All.DistinctBy(preset => preset.Design with { Name = "x" }).Count());

    [Theory, MemberData(nameof(Names))]
    public void Preset_HasNoProblemInEitherFidelity(string name)
    {
        Assert.Empty(ChipPresets.Find(name).Problems());
        Assert.Empty((ChipPresets.Find(name) with { Fidelity = Fidelity.Reference }).Problems());
    }

    [Theory, MemberData(nameof(Names))]
    public void Preset_HasSummaryAndSource(string name)
    {
        var preset = ChipPresets.All.Single(preset => preset.Name == name);
        Assert.EndsWith(".", preset.Summary, StringComparison.Ordinal);
        Assert.Contains(preset.Source[1..^1], File.ReadAllText(Architecture.Repository.PathTo("docs", "references.bib")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Preset_AsJson_ReadsBackEqual(string name) =>
        Assert.Equal(ChipPresets.Find(name), ChipDesignJson.Parse(ChipDesignJson.ToText(ChipPresets.Find(name)), name));

    [Theory, MemberData(nameof(Names))]
    public void Preset_LeNet5_HasFiniteFigures(string name)
    {
        var design = ChipPresets.Find(name);
        var table = LayerTable.FromNetwork(LeNet5.Create());
        var chip = ChipEstimator.Estimate(design, table, StatisticalActivity.Typical(table, design.Array.WeightBits, design.Array.InputBits));

        Assert.All(
            new[] { chip.Area.Total, chip.Total.Latency, chip.Total.Energy, chip.LeakageEnergy, chip.EnergyEfficiency, chip.Throughput },
            figure => Assert.True(double.IsFinite(figure) && figure > 0));
    }

    [Fact]
    public void Find_Unknown_ListsTheNames()
    {
        var error = Assert.Throws<ArgumentException>(() => ChipPresets.Find("pentium"));
        Assert.StartsWith("There is no preset 'pentium'; there are default, sram-7nm, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkCatalog_Name_IsFoundInAnySpelling() => Assert.All(
        NetworkCatalog.Names,
        name => Assert.StartsWith(NetworkCatalog.Find(name).Name[..3], NetworkCatalog.Find(name.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)).Name, StringComparison.Ordinal));

    [Fact]
    public void NetworkCatalog_Unknown_ListsTheNames() => Assert.Contains(
        "There is no network 'gpt'; there are LeNet-5, MLP, VGG-8, ", Assert.Throws<ArgumentException>(() => NetworkCatalog.Find("gpt")).Message, StringComparison.Ordinal);
}
