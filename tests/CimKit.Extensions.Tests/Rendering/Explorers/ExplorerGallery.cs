using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports.Explorers;
using CimKit.Traces;

namespace CimKit.Extensions.Tests.Rendering.Explorers;

/// <summary>One explorer of every kind.</summary>
public static class ExplorerGallery
{
    public static LayerTable Table { get; } = LayerTable.FromNetwork(LeNet5.Create());

    public static FloorplanExplorer Floorplan { get; } = Chip(new ChipDesign(), out var run).ToExplorer(run);

    public static IReadOnlyDictionary<string, IExplorer> All { get; } = new Dictionary<string, IExplorer>
    {
        ["floorplan"] = Floorplan,
        ["cost"] = Chip(new ChipDesign(), out _).ToCostExplorer(),
        ["device"] = AgASi.Create().ToExplorer(),
        ["adc"] = Adc(),
    };

    public static ChipEstimate Chip(ChipDesign design, out RunTrace run)
    {
        run = SyntheticTraces.Hashed(Table, 3, weightBits: 8, activationBits: 8);
        return ChipEstimator.Estimate(design, Table, new TraceActivity { Run = run });
    }

    private static AdcExplorer Adc()
    {
        var (spec, random) = (Mlp.Create(10), new SeedTree(1)["test"].ToRandom());
        var network = new QuantizedNetwork
        {
            Spec = spec, WeightBits = 4, ActivationBits = 4, InputCodesPerUnit = 7,
            Layers = [.. spec.Shapes().Where(step => step.Weights > 0).Select(step => new QuantizedLayer
            {
                Name = step.Layer.Name, Multiplier = [0.02], MinimumCode = -7, MaximumCode = 7,
                WeightCodes = Enumerable.Range(0, (int)step.Weights).Select(_ => (sbyte)random.Next(-7, 8)).ToArray(),
            })],
        };
        var pixels = new byte[4 * spec.Input.Count];
        random.NextBytes(pixels);
        var images = new ImageSet("noise", spec.Input, pixels, new byte[4], ["a"]);
        var design = new ArrayDesign { Cell = ConductanceRange.FromOnResistance(100 * Si.Kilo, 10), Adc = new AdcDesign { Bits = 4 } };
        return CrossbarNetwork.Program(network, design, NetworkProfile.Measure(network, images, design)).PartialSums("fc1", 2, images).ToExplorer();
    }
}
