using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Devices.Fitting;
using CimKit.Devices.Presets;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports;

namespace CimKit.Extensions.Tests;

/// <summary>One figure of every kind, with the data a notebook would have.</summary>
public static class Gallery
{
    private static readonly double[] Epochs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    public static Figure Lines => new(
        "Training of LeNet-5", new Axis("Epoch"), new Axis("Loss"),
        new LineSeries("train", Epochs, [1.92, 0.81, 0.47, 0.33, 0.26, 0.21, 0.18, 0.155, 0.14, 0.13]) { HasMarkers = true },
        new LineSeries("validation", Epochs, [1.61, 0.74, 0.49, 0.38, 0.33, 0.3, 0.28, 0.275, 0.27, 0.268])
        {
            Dash = LineDash.Dash,
            Band = new Band(
                [1.5, 0.66, 0.42, 0.32, 0.28, 0.26, 0.24, 0.235, 0.23, 0.228], [1.75, 0.83, 0.57, 0.45, 0.39, 0.35, 0.33, 0.32, 0.31, 0.31]),
        });

    public static Figure AdcSweep => new(
        "Accuracy against ADC resolution", new Axis("ADC resolution", "bit"), new Axis("Accuracy", "%"),
        new LineSeries("on the array", [3, 4, 5, 6, 7, 8], [31.2, 84.5, 96.8, 98.4, 98.6, 98.7])
        {
            HasMarkers = true, Error = [4.1, 2.2, 0.6, 0.2, 0.1, 0.1],
        })
    {
        References = [ReferenceLine.Horizontal(98.7, "software, 98.7 %"), ReferenceLine.Vertical(5, "chosen")],
        Annotations = [new Annotation(4, 84.5, "knee")],
    };

    public static Figure Conductance => new(
        "Potentiation and depression", new Axis("Pulse"), new Axis("Conductance", "S"),
        new LineSeries("potentiation", Enumerable.Range(0, 65).Select(i => (double)i), Enumerable.Range(0, 65).Select(i => (3 + (35 * (1 - Math.Exp(-i / 20.0)))) * Si.Nano)),
        new LineSeries("depression", Enumerable.Range(64, 65).Select(i => (double)i), Enumerable.Range(0, 65).Select(i => (3 + (33.6 * Math.Exp(-i / 16.0))) * Si.Nano)) { Dash = LineDash.Dot });

    public static Figure Scatter => new(
        "Published and estimated energy", new Axis("Published energy", "J").Logarithmic(), new Axis("Estimated energy", "J").Logarithmic(),
        new ScatterSeries("SRAM", [2e-12, 8e-12, 5e-11], [2.4e-12, 7e-12, 6.2e-11]) { Error = [0.4e-12, 1e-12, 1e-11] },
        new ScatterSeries("RRAM", [3e-13, 1.1e-12, 9e-12], [2.7e-13, 1.4e-12, 8e-12]),
        new ScatterSeries("PCM", [6e-12, 2e-11, 3e-10], [9e-12, 1.6e-11, 2.2e-10]));

    public static Figure Grouped => new(
        "Energy of one image by layer", new Axis("Layer").Of("conv1", "conv2", "fc1", "fc2", "fc3"), new Axis("Energy", "J"),
        new BarSeries("array", [1.2e-9, 8.4e-9, 6.1e-9, 2.2e-9, 0.3e-9]) { Error = [0.2e-9, 0.8e-9, 0.5e-9, 0.2e-9, 0.1e-9] },
        new BarSeries("ADC", [3.5e-9, 14.9e-9, 9.2e-9, 3.1e-9, 0.6e-9]),
        new BarSeries("buffers", [0.8e-9, 2.4e-9, 1.3e-9, 0.7e-9, 0.2e-9]));

    public static Figure Stacked => new(
        "Area of the chip by technology", new Axis("Technology").Of("RRAM, 22 nm foundry", "FeFET, 28 nm planar", "SRAM, 7 nm FinFET", "PCM, 14 nm embedded"), new Axis("Area", "m²"),
        new BarSeries("arrays", [4.1e-6, 5.2e-6, 9.8e-6, 4.4e-6]),
        new BarSeries("ADCs", [7.9e-6, 8.2e-6, 3.1e-6, 6.2e-6]),
        new BarSeries("interconnect", [2.2e-6, 2.5e-6, 1.2e-6, 1.9e-6])) { Bars = BarArrangement.Stacked };

    public static Figure Histogram => new(
        "Partial sums of conv2", new Axis("Partial sum"), new Axis("Count"),
        HistogramSeries.Count("ideal", PartialSums(0)), HistogramSeries.Count("with variation", PartialSums(4)))
    {
        References = [ReferenceLine.Vertical(31, "ADC full scale")],
    };

    public static Figure Matrix => new(
        "Conductances of one array", new Axis("Column"), new Axis("Row"),
        new HeatMapSeries("Conductance", "S", Cells(64, 48, (r, c) => (3 + (17.5 * (1 + Math.Sin(r * 0.31) * Math.Cos(c * 0.23)))) * Si.Nano)));

    public static Figure Confusion => new(
        "Confusion matrix", new Axis("Predicted").Of("0", "1", "2", "3", "4"), new Axis("Digit").Of("0", "1", "2", "3", "4"),
        new HeatMapSeries("Images", "1", Cells(5, 5, (r, c) => r == c ? 95 + r : r == 4 && c == 0 ? double.NaN : (r * c) % 4)) { ShowsValues = true });

    public static Figure Signed => new(
        "Weight change", new Axis("Input"), new Axis("Output"),
        new HeatMapSeries("ΔW", "1", Cells(12, 20, (r, c) => Math.Sin(r * 0.7) * Math.Cos(c * 0.5)))
        { Scale = ColorScale.BlueRed, Range = new AxisRange(-1, 1) });

    public static Figure FittedPulses => PulseResponseFit.Of(
        [Train(PulseDirection.Potentiation), Train(PulseDirection.Depression)]).ToFigure();

    public static Figure Retention => new ProjectedPcm().ToRetentionFigure(cells: 200);

    public static Figure Levels => new NeuRram().ToLevelFigure(time: 86400, cells: 400);

    public static FigureGrid Grid => new("Training of LeNet-5 on synthetic digits", Lines, AdcSweep);

    public static FigureGrid Mixed => new("All about one layer", Matrix, Histogram, Grouped, Scatter) { PanelColumns = 2 };

    public static Figure CostShares => Estimate.ToFigure();

    public static Figure CostParts => Estimate.ToFigure(CostQuantity.Energy);

    public static FigureGrid CostNodes => SubarrayComparison.OverNodes(Array, [130, 22, 7, 1]).ToFigure();

    public static IFigure CostConverters =>
        SubarrayComparison.OverResolution(TechnologyCatalog.Find(22), Array, [3, 5, 7]).ToFigure(CostQuantity.Area);

    public static Figure Layout => new(
        "Two layers on tiles", new Axis("Width", "m").From(0, 3 * Si.Milli), new Axis("Height", "m").From(0, 2.2 * Si.Milli),
        new RectangleSeries("layer 1", Tile(0, 1, "1"), Tile(1, 1, "1")),
        new RectangleSeries("layer 2", Tile(2, 1, "2"), Tile(0, 0, "2"), Tile(1, 0, "2")),
        new RectangleSeries("shared", new Rectangle(0, 0, 3 * Si.Milli, 0.2 * Si.Milli) { Label = "shared circuits", Details = ["buffer & <wires>"] })
        { IsBackground = true }) { IsToScale = true };

    public static Figure Floorplan => Chip.ToFloorplanFigure();

    public static Figure ChipLayers => Chip.ToFigure(CostQuantity.Energy);

    public static Figure ChipCircuits => Chip.ToCircuitFigure(CostQuantity.Area);

    public static Figure ChipShares => Chip.ToFigure();

    public static Figure ChipUse => Chip.ToUtilizationFigure();

    public static Figure Chips => new[] { Chip, Estimated(new ChipDesign { Name = "7 nm", Process = new() { Nanometres = 7 } }) }.ToFigure();

    private static Rectangle Tile(int column, int row, string label) =>
        new(column * Si.Milli, (0.2 + row) * Si.Milli, 0.95 * Si.Milli, 0.95 * Si.Milli) { Label = label, Details = [$"tile {row}.{column}", "area 0.9 mm²"] };

    private static ChipEstimate Chip { get; } = Estimated(new ChipDesign());

    private static ChipEstimate Estimated(ChipDesign design)
    {
        var table = LayerTable.FromNetwork(LeNet5.Create());
        return ChipEstimator.Estimate(design, table, StatisticalActivity.Typical(table, weightBits: 8, inputBits: 8));
    }

    private static Subarray Array => new() { Cell = new SramCell(), Read = new ParallelRead() };

    private static SubarrayEstimate Estimate =>
        SubarrayComparison.OverSharing(TechnologyCatalog.Find(22), Array, [8]).Variants[0].Estimate!;

    public static IReadOnlyDictionary<string, IFigure> All { get; } = new Dictionary<string, IFigure>
    {
        ["lines"] = Lines, ["adc_sweep"] = AdcSweep, ["conductance"] = Conductance, ["scatter"] = Scatter, ["grouped"] = Grouped,
        ["stacked"] = Stacked, ["histogram"] = Histogram, ["matrix"] = Matrix, ["confusion"] = Confusion, ["signed"] = Signed,
        ["grid"] = Grid, ["mixed"] = Mixed, ["pulse_fit"] = FittedPulses, ["retention"] = Retention, ["levels"] = Levels,
        ["cost_shares"] = CostShares, ["cost_parts"] = CostParts, ["cost_nodes"] = CostNodes, ["cost_converters"] = CostConverters,
        ["layout"] = Layout, ["floorplan"] = Floorplan, ["chip_layers"] = ChipLayers, ["chip_circuits"] = ChipCircuits,
        ["chip_shares"] = ChipShares, ["chip_use"] = ChipUse, ["chips"] = Chips,
    };

    private static PulseBranch Train(PulseDirection direction)
    {
        var curve = HzoFeFet.Create().Curve! with { DepressionNonlinearity = -3 };
        var ideal = direction == PulseDirection.Potentiation ? curve.PotentiationCurve() : curve.DepressionCurve();
        return new("train", direction, Enumerable.Range(0, ideal.Count), ideal.Select((value, i) => value + (20 * Si.Nano * Math.Sin(i * 2.1))));
    }

    private static IEnumerable<int> PartialSums(int spread) =>
        Enumerable.Range(0, 4000).Select(i => (int)Math.Round(18 + (6 * Math.Sin(i * 0.37)) + (4 * Math.Cos(i * 1.71)) + (spread * Math.Sin(i * 2.9))));

    private static double[,] Cells(int rows, int columns, Func<int, int, double> value)
    {
        var cells = new double[rows, columns];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
                cells[r, c] = value(r, c);
        return cells;
    }
}
