using CimKit.Circuits;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>What the script of a floorplan explorer reads. All pictures are one run of bytes.</summary>
internal static class FloorplanData
{
    private static readonly string[] CostNames = ["area", "energy of an image", "time of an image", "mean leakage"];

    public static object Of(FloorplanExplorer explorer)
    {
        var words = new OrderedDictionary<string, int>();
        var hasMaps = explorer.Inputs.Count > 0;
        var levelBits = explorer.LargestLevel switch { < 2 => 1, < 4 => 2, < 16 => 4, _ => 8 };
        var scales = explorer.Blocks.Select(block => block.Weights is null ? 1 : Reach(block.Weights)).ToArray();
        var places = explorer.Blocks.Index().ToDictionary(block => (block.Item.Layer, block.Item.Row, block.Item.Column), block => block.Index);
        return new
        {
            title = explorer.Title,
            plan = new[] { Micrometres(explorer.Plan.Width), Micrometres(explorer.Plan.Height) },
            shared = Place(explorer.Plan.Shared),
            colors = Palette.Colors,
            signed = ColorScale.BlueRed.Stops,
            amount = ColorScale.Viridis.Stops,
            layers = explorer.Layers,
            copies = explorer.Copies,
            tiles = explorer.Plan.Tiles.Select(tile => (double[])[
                .. Place(tile.Place), places[(tile.Tile.Layer, tile.Tile.BlockRow, tile.Tile.BlockColumn)], tile.Tile.Copy]),
            costNames = CostNames,
            totals = $"{Packed.Text(explorer.Total.Area, "m²")}, {Packed.Text(explorer.Total.Energy, "J")} and {Packed.Text(explorer.Total.Latency, "s")} an image, leakage {Packed.Text(explorer.Total.Leakage, "W")}",
            sharedCosts = Costs(explorer.Shared, explorer.Total).Zip(CostNames, (cost, name) => (string[])[name, cost]).Where(pair => pair[0] != CostNames[2]),
            blocks = explorer.Blocks.Zip(scales, (block, scale) => Row(block, scale, explorer.Total, words)).ToArray(),
            words = words.Keys,
            inputs = explorer.Inputs.Select(input => new { vectors = input.Vectors, driven = new { size = Size(input.Driven) }, vector = new { size = Size(input.Vector) } }),
            hasMaps,
            largestLevel = explorer.LargestLevel,
            levelBits,
            maps = Convert.ToBase64String(hasMaps ? [.. explorer.Blocks.Zip(scales).SelectMany(block => Maps(block.First, block.Second, levelBits)), .. explorer.Inputs.SelectMany(Maps)] : []),
        };
    }

    // Texts repeat, so a row holds their places in a list.
    private static List<double> Row(TileBlockView block, double scale, Cost total, OrderedDictionary<string, int> words)
    {
        double Word(string text)
        {
            words.TryAdd(text, words.Count);
            return words[text];
        }
        List<double> row = [block.Layer, block.Row, block.Column, Word(block.Rows), Word(block.Outputs), .. Costs(block.Cost, total).Select(Word), block.Input];
        if (block.Weights is { } weights && block.Cells is { } cells)
            row.AddRange([weights.SourceRows, weights.SourceColumns, weights.Rows, weights.Columns, Packed.Short(scale, 3), cells.Rows, cells.Columns]);
        return row;
    }

    // Code 128 is 0, so 255 is the largest magnitude and 1 its opposite.
    private static IEnumerable<byte> Maps(TileBlockView block, double scale, int levelBits) =>
        Packed.Bytes(block.Weights!, 8, weight => 128 + 127 * Math.Clamp(weight / scale, -1, 1)).Concat(Packed.Bytes(block.Cells!, levelBits, level => level));

    private static IEnumerable<byte> Maps(InputView input) =>
        Packed.Bytes(input.Driven, 8, part => 255 * part).Concat(Packed.Bytes(input.Vector, 1, bit => bit));

    private static double Reach(PixelMap map)
    {
        var reach = map.Values.ToArray().Max(Math.Abs);
        return reach > 0 ? reach : 1;
    }

    private static string[] Costs(Cost cost, Cost total) =>
        [Text(cost.Area, total.Area, "m²"), Text(cost.Energy, total.Energy, "J"), Packed.Text(cost.Latency, "s"), Text(cost.Leakage, total.Leakage, "W")];

    private static string Text(double value, double whole, string unit) =>
        FormattableString.Invariant($"{Packed.Text(value, unit)}, {100 * value / (whole > 0 ? whole : 1):G3} % of the chip");

    private static int[] Size(PixelMap map) => [map.Rows, map.Columns];

    private static double[] Place(ChipRectangle place) =>
        [Micrometres(place.X), Micrometres(place.Y), Micrometres(place.Width), Micrometres(place.Height)];

    private static double Micrometres(double length) => Math.Round(length / Si.Micro, 1);
}
