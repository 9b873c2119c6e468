using CimKit.Designs;
using CimKit.Devices.Presets;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Extensions;
using CimKit.Extensions.Figures;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports;

namespace Cim.Redrawing;

/// <summary>Every picture in the repository that is a figure, with the public members of the kit that draw it.</summary>
internal static class FigureRecipes
{
    /// <summary>Folder of the pictures, below the repository's root.</summary>
    public const string Folder = "docs/images";

    /// <summary>All recipes, in the order of their names.</summary>
    public static IReadOnlyList<FigureRecipe> All { get; } =
    [
        new($"{Folder}/chip-breakdown.svg", _ => Vgg8Chip().ToFigure(), Screen),
        new($"{Folder}/device-curves.svg", _ => DeviceCurves.Compare(EpiRam.Create(), AgASi.Create()), Screen),
        new($"{Folder}/first-notebook.png", FirstNotebook, Screen),
        new($"{Folder}/floorplan.png", _ => Vgg8Chip().ToFloorplanFigure(), Screen),
        new($"{Folder}/paper-one-column.png", inputs => WithoutCommit(inputs.ByRange.ToFigure()), Column),
    ];

    private static FigureGrid FirstNotebook(RecipeInputs inputs)
    {
        var profile = NetworkProfile.Measure(inputs.Network, inputs.Calibration, RecipeInputs.Design);
        var array = CrossbarNetwork.Program(inputs.Network, RecipeInputs.Design, profile);
        return new FigureGrid(
            "LeNet-5 on crossbars",
            array.PartialSums("conv2", digit: 3, inputs.Test.Take(50)).ToFigure(),
            WithoutCommit(inputs.ByRange.ToFigure()));
    }

    private static ChipEstimate Vgg8Chip()
    {
        var layers = LayerTable.FromNetwork(Vgg8.Create());
        return ChipEstimator.Estimate(new ChipDesign(), layers, StatisticalActivity.Typical(layers, weightBits: 8, inputBits: 8));
    }

    // The version of the package names the commit, which no picture in the repository can know of itself.
    private static Figure WithoutCommit(Figure figure) => figure with { Origin = [.. figure.Origin.Where(fact => fact.Name != "Package")] };

    private static void Screen(IFigure figure, string path) => figure.Save(path);

    private static void Column(IFigure figure, string path) => figure.Save(path, Journal.Ieee.OneColumn with { Resolution = 300 });
}
