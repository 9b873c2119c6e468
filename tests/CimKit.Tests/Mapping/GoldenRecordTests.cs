using System.Text.Json;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Floorplans;
using CimKit.Mapping.Schedules;
using Xunit;

namespace CimKit.Tests.Mapping;

/// <summary>Integers of 350 published chip runs, three versions of the program.</summary>
public sealed class GoldenRecordTests
{
    [Theory, InlineData("1.4", 298, 14_708), InlineData("1.3", 36, 522), InlineData("2.1", 16, 356)]
    public void Map_PublishedRun_GivesEveryInteger(string version, int runs, int values)
    {
        var records = GoldenRecord.All.Where(record => record.Version == version).ToList();
        var compared = 0;

        var wrong = records.SelectMany(record => Compare(record).Select(value =>
        {
            compared++;
            return (record.Id, value.Name, value.Ours, value.Published);
        })).Where(value => Math.Abs(value.Ours - value.Published) > 1e-11 * Math.Abs(value.Published)).ToList();

        Assert.Empty(wrong);
        Assert.Equal(runs, records.Count);
        Assert.Equal(values, compared);
    }

    private static IEnumerable<(string Name, double Ours, double Published)> Compare(GoldenRecord record)
    {
        var mapping = record.Map();
        foreach (var (name, ours) in Scalars(record, mapping))
        {
            if (record.Find(name.Split('/')) is { } published)
                yield return (name, ours, published.GetDouble());
        }
        foreach (var (name, ours) in Lists(record, mapping))
        {
            if (record.Find(name) is not { } list)
                continue;
            var published = Flatten(list).ToList();
            Assert.Equal(published.Count, ours.Count);
            for (var index = 0; index < ours.Count; index++)
                yield return ($"{name}[{index}]", ours[index], published[index]);
        }
    }

    private static IEnumerable<(string Name, double Ours)> Scalars(GoldenRecord record, NetworkMapping mapping)
    {
        yield return ("floorplan/conventional_tile_size", mapping.Sizes.Tile);
        yield return ("floorplan/conventional_pe_size", mapping.Sizes.Element);
        yield return ("floorplan/novel_pe_per_tile", mapping.KernelPositions);
        yield return ("floorplan/novel_pe_size", mapping.Sizes.SplitElement);
        yield return ("floorplan/memory_utilization", Math.Round(mapping.Utilization, 12));
        yield return ("num_tile_rows", mapping.Grid.Rows);
        yield return ("num_tile_cols", mapping.Grid.Columns);
        yield return ("num_tiles_novel", mapping.SplitTiles);
        yield return ("num_tiles_conventional", mapping.UnrolledTiles);
        yield return ("tile_size_conventional", mapping.Sizes.Tile);
        yield return ("pe_size_conventional", mapping.Sizes.Element);
        yield return ("pe_size_novel", mapping.Sizes.SplitElement);
        yield return ("num_pe_novel", mapping.KernelPositions);
        yield return ("num_ops", mapping.Table.Operations(Fidelity.Reference));
        yield return ("num_col_per_synapse", mapping.Inputs.Coding.ColumnsPerWeight);
        yield return ("num_row_per_synapse", mapping.Inputs.Coding.RowsPerWeight);
        if (mapping.Inputs.Schedule is PipelinedSchedule schedule)
            yield return ("speed_up_degree", schedule.UsedSpeedUpDegree(mapping.Table.Rows));
    }

    private static IEnumerable<(string Name, List<double> Ours)> Lists(GoldenRecord record, NetworkMapping mapping)
    {
        yield return ("tiles", [.. mapping.Layers.Select(layer => (double)layer.Tiles.Count)]);
        yield return ("speedUp", [.. mapping.Layers.Select(layer => (double)layer.SpeedUp.Count)]);
        yield return ("utilization", [.. mapping.Layers.Select(layer => Math.Round(layer.Utilization, 12))]);
        yield return ("novel_mapped", [.. mapping.Layers.Select(layer => layer.IsSplit ? 1.0 : 0)]);
        yield return ("pipeline_speed_up", [.. mapping.Layers.Where(_ => record.IsPipelined).Select(layer => (double)layer.RequestedCopies!.Value)]);
        yield return ("speed_up_row_col", [.. mapping.Layers.SelectMany(layer => new double[] { layer.SpeedUp.Rows, layer.SpeedUp.Columns })]);
        yield return ("tile_location", [.. Floorplan.Of(mapping).Origins.SelectMany(place => new double[] { place.Rows, place.Columns })]);
    }

    private static IEnumerable<double> Flatten(JsonElement list) => list.EnumerateArray()
        .SelectMany(item => item.ValueKind == JsonValueKind.Array ? Flatten(item) : [item.GetDouble()]);
}
