using System.Globalization;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;
using CimKit.Tests.Architecture;
using Xunit;

namespace CimKit.Tests.Mapping;

/// <summary>The published program's floorplans of four networks: 2,489 values.</summary>
public sealed class FloorplanCheckValueTests
{
    private static IReadOnlyList<string[]> Rows { get; } = [.. File
        .ReadLines(Repository.PathTo("tests", "CimKit.Tests", "Mapping", "Golden", "floorplan.csv")).Skip(1)
        .Select(line => line.Split(','))];

    public static TheoryData<string> Cases => [.. Rows.Select(Case).Distinct()];

    [Theory, MemberData(nameof(Cases))]
    public void Map_PublishedCase_GivesEveryInteger(string name)
    {
        var rows = Rows.Where(row => Case(row) == name).ToList();
        var mapping = Map(rows[0]);

        Assert.NotEmpty(rows);
        Assert.Empty(rows.Where(row => !IsSame(Value(mapping, row[8]), row[9])).Select(row => $"{row[8]}: {Value(mapping, row[8])}, not {row[9]}"));
    }

    private static string Case(string[] row) => string.Join(' ', row[..8]);

    private static NetworkMapping Map(string[] row) => NetworkMapper.Map(GoldenTables.Load(row[0]), new MappingInputs
    {
        ArrayRows = int.Parse(row[3]),
        ArrayColumns = int.Parse(row[4]),
        Coding = new MultiBitCells { WeightBits = int.Parse(row[1]), CellBits = int.Parse(row[2]), Fidelity = Fidelity.Reference },
        Scheme = row[5] == "1" ? new KernelPositionMapping() : new UnrolledMapping(),
        Schedule = row[6] == "1" ? new PipelinedSchedule { SpeedUpDegree = int.Parse(row[7]) } : new LayerByLayerSchedule(),
        Fidelity = Fidelity.Reference,
    });

    // Ratios are printed with nine digits; everything else is an integer and must be equal.
    private static bool IsSame(double ours, string published)
    {
        var value = double.Parse(published, CultureInfo.InvariantCulture);
        return value == ours || (!double.IsInteger(value) && Math.Abs(ours - value) <= 1e-8 * Math.Abs(value));
    }

    private static double Value(NetworkMapping mapping, string quantity)
    {
        if (!quantity.StartsWith("layer", StringComparison.Ordinal))
        {
            return quantity switch
            {
                "numPENM" => mapping.KernelPositions,
                "PESizeNM" => mapping.Sizes.SplitElement,
                "TileSizeCM" => mapping.Sizes.Tile,
                "PESizeCM" => mapping.Sizes.Element,
                "NumTileNM" => mapping.SplitTiles,
                "NumTileCM" => mapping.UnrolledTiles,
                "numTileRow" => mapping.Grid.Rows,
                "numTileCol" => mapping.Grid.Columns,
                "chipUtilization" => 100 * mapping.Utilization,
                _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "unknown quantity"),
            };
        }
        var dot = quantity.IndexOf('.', StringComparison.Ordinal);
        var layer = mapping.Layers[int.Parse(quantity["layer".Length..dot]) - 1];
        return quantity[(dot + 1)..] switch
        {
            "novelMapped" => layer.IsSplit ? 1 : 0,
            "pipelineSpeedUp" => layer.RequestedCopies!.Value,
            "peDupRow" => layer.ElementCopies.Rows,
            "peDupCol" => layer.ElementCopies.Columns,
            "subArrayDupRow" => layer.ArrayCopies.Rows,
            "subArrayDupCol" => layer.ArrayCopies.Columns,
            "tilesRow" => layer.Tiles.Rows,
            "tilesCol" => layer.Tiles.Columns,
            "speedUpRow" => layer.SpeedUp.Rows,
            "speedUpCol" => layer.SpeedUp.Columns,
            "utilization" => layer.Utilization,
            _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "unknown quantity"),
        };
    }
}
