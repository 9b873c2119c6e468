using System.Collections.Concurrent;
using System.Text.Json;
using CimKit.Mapping.Partitions;
using CimKit.Tests.Architecture;
using CimKit.Tests.Traces;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Mapping;

/// <summary>
/// Reads of the published program: the row activity of the last read of every layer of 298 runs, and, for the 44 runs with a
/// successive-approximation ADC, its energy, a known function of every column's conductance.
/// </summary>
public sealed class PublishedReadTests
{
    private static readonly ConcurrentDictionary<string, RunTrace> Runs = new();
    private static readonly Dictionary<string, GoldenRecord> Records = GoldenRecord.All.ToDictionary(record => record.Id);

    private static IReadOnlyList<JsonElement> Reads { get; } = [.. File
        .ReadLines(Repository.PathTo("tests", "CimKit.Tests", "Mapping", "Golden", "reads.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public void Partition_LastReadOfEveryLayer_DrivesThePublishedShareOfRows()
    {
        var compared = 0;
        var wrong = new List<string>();
        foreach (var read in Reads)
        {
            var layers = Layers(read);
            var published = Numbers(read, "activity");
            Assert.Equal(published.Count, layers.Count);
            for (var layer = 0; layer < layers.Count; layer++, compared++)
            {
                var last = layers[layer].Partition.Arrays.Last();
                var ones = layers[layer].Inputs.Ones(layers[layer].Inputs.Cycles - 1, last.FirstRow, last.Rows);
                var ours = ones / (double)Record(read).Inputs().ArrayRows;
                if (Math.Abs(ours - published[layer]) > 1e-11)
                    wrong.Add($"{read.GetProperty("id")} layer {layer + 1}: {ours}, not {published[layer]}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(298, Reads.Count);
        Assert.Equal(1124, compared);
    }

    [Fact]
    public void Conductances_SuccessiveApproximation_GiveThePublishedEnergies()
    {
        var compared = 0;
        var wrong = new List<string>();
        foreach (var read in Reads.Where(read => read.TryGetProperty("sarEnergy", out _)))
        {
            var adc = new SarEnergy(read, Record(read).Inputs().ArrayRows);
            var layers = Layers(read);
            var rowEnergy = SarEnergy.OfADrivenRow(read, layers);
            foreach (var layer in layers)
            {
                var number = layer.Partition.Mapping.Index;
                var (all, last) = adc.Evaluate(layer);
                Compare(last, Numbers(read, "sarEnergy")[number], $"{read.GetProperty("id")} layer {number + 1} last read");
                Compare(all.Adc + rowEnergy * all.DrivenRows, Numbers(read, "adcEnergy")[number], $"{read.GetProperty("id")} layer {number + 1}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(320, compared);

        void Compare(double ours, double published, string what)
        {
            compared++;
            if (Math.Abs(ours - published) > 1e-9 * published)
                wrong.Add($"{what}: {ours}, not {published} ({(ours / published) - 1:E2})");
        }
    }

    internal static List<MappedLayer> Layers(JsonElement read)
    {
        var record = Record(read);
        var run = Runs.GetOrAdd(
            $"{record.Network}.s1.w{record.Number("weightBits")}a{read.GetProperty("activationBits")}"
            + (read.GetProperty("trace").GetString() == "random_bits" ? ".random_bits" : ""),
            SyntheticTracesTests.Create);
        return [.. record.Map().Layers.Select(layer => MappedLayer.Of(
            LayerPartition.Of(layer, record.Inputs()), record.Inputs(), run.Layers[layer.Index], run.ActivationBits))];
    }

    private static GoldenRecord Record(JsonElement read) => Records[read.GetProperty("id").GetString()!];

    private static List<double> Numbers(JsonElement read, string name) =>
        [.. read.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
