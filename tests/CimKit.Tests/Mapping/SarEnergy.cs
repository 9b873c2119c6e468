using System.Runtime.Intrinsics;
using System.Text.Json;
using CimKit.Mapping.Partitions;

namespace CimKit.Tests.Mapping;

/// <summary>Published energy of successive-approximation ADCs as a function of column conductance.</summary>
internal sealed class SarEnergy
{
    // node, high performance or low standby power: power (a1·bits + a0) µW + k·exp(−s·log10 R).
    private static readonly Dictionary<(int, bool), (double A1, double A0, double K, double S)> Fits = new()
    {
        [(130, false)] = (8.4483, 65.243, 0.16938, 2.303), [(130, true)] = (6.4806, 49.047, 0.207452, 2.367),
        [(90, false)] = (5.9869, 37.462, 0.144323, 2.303), [(90, true)] = (4.3474, 31.782, 0.1649, 2.345),
        [(65, false)] = (3.7506, 25.844, 0.121272, 2.303), [(65, true)] = (2.9503, 22.047, 0.128483, 2.321),
        [(45, false)] = (2.1691, 16.693, 0.100225, 2.303), [(45, true)] = (2.1843, 11.931, 0.097754, 2.296),
        [(32, false)] = (1.1294, 8.8998, 0.079449, 2.297), [(32, true)] = (1.0157, 7.6286, 0.083709, 2.313),
        [(22, false)] = (0.538, 4.3753, 0.072341, 2.303), [(22, true)] = (0.7213, 3.3041, 0.084273, 2.311),
        [(14, false)] = (0.3132, 2.5681, 0.061085, 2.303), [(10, false)] = (0.1823, 1.5073, 0.05158, 2.303),
        [(7, false)] = (0.1061, 0.8847, 0.043555, 2.303), [(5, false)] = (0.0645, 0.5511, 0.0388, 2.303),
    };

    private readonly ICellResistance cells;
    private readonly (double A1, double A0, double K, double S) fit;
    private readonly double bits;
    private readonly double temperature;
    private readonly double readVoltage;
    private readonly int reads;

    public SarEnergy(JsonElement read, int arrayRows)
    {
        double Number(string name) => read.GetProperty(name).GetDouble();
        fit = Fits[((int)Number("node"), Number("roadmap") == 1)];
        bits = Math.Log2(Number("levels"));
        (temperature, readVoltage) = (Number("temperature"), Number("readVoltage"));
        reads = arrayRows / (int)Number("parallelRows");
        cells = Number("cell") == 1
            ? new StaticRamCells { AccessResistance = Number("accessResistance"), ColumnWireResistance = Number("columnWire") }
            : new ResistiveCells
            {
                OnResistance = Number("on"),
                OffResistance = Number("off"),
                RowWireResistance = Number("rowWire"),
                ColumnWireResistance = Number("columnWire"),
                AccessResistance = Number("cell") == 2 && Number("access") == 1 ? 0.25 * Number("on") : 0,
            };
    }

    /// <summary>Energy of all reads of a layer with its driven rows, and of the last read of its last sub-array.</summary>
    public ((double Adc, long DrivenRows) All, double LastRead) Evaluate(MappedLayer layer)
    {
        var conductances = new ColumnConductances(layer, cells);
        var (adc, driven, last) = (0.0, 0L, 0.0);
        double[] buffer = [];
        foreach (var tile in layer.Partition.Tiles)
        {
            foreach (var (element, times) in WithEmptyPlaces(layer, tile))
            {
                foreach (var block in element.Arrays)
                {
                    var length = layer.Inputs.Cycles * block.Columns;
                    if (buffer.Length < length)
                        buffer = new double[length];
                    conductances.Load(block);
                    conductances.Sum(0, layer.Inputs.Cycles, buffer);
                    adc += times * Energy(buffer.AsSpan(0, length));
                    driven += times * layer.ActiveRows(block).Sum(rows => (long)rows);
                    last = Energy(buffer.AsSpan(length - block.Columns, block.Columns));
                }
            }
        }
        return ((adc, driven), last);
    }

    /// <summary>Word-line energy of one driven row, from the published last reads.</summary>
    public static double OfADrivenRow(JsonElement read, IReadOnlyList<MappedLayer> layers)
    {
        var energies = read.GetProperty("arrayEnergy").EnumerateArray().Select(number => number.GetDouble()).ToList();
        var layer = layers.First(layer => LastRows(layer) > 0);
        return energies[layer.Partition.Mapping.Index] / LastRows(layer);
    }

    private static int LastRows(MappedLayer layer)
    {
        var block = layer.Partition.Arrays.Last();
        return layer.Inputs.Ones(layer.Inputs.Cycles - 1, block.FirstRow, block.Rows);
    }

    // The published program counts an element again for every empty place that follows it in an unrolled tile without copies.
    private static IEnumerable<(ElementBlock Element, int Times)> WithEmptyPlaces(MappedLayer layer, TileBlock tile)
    {
        var mapping = layer.Partition.Mapping;
        var side = (int)Math.Sqrt(mapping.ElementsPerTile);
        if (mapping.IsSplit || mapping.SpeedUp.Count > 1)
            return tile.Elements.Select(element => (element, 1));
        var last = tile.Elements[0];
        var counts = new Dictionary<ElementBlock, int>();
        for (var place = 0; place < side * side; place++)
        {
            last = tile.Elements.FirstOrDefault(element => element.Row == place / side && element.Column == place % side) ?? last;
            counts[last] = counts.GetValueOrDefault(last) + 1;
        }
        return counts.Select(pair => (pair.Key, pair.Value));
    }

    private double Energy(ReadOnlySpan<double> conductances)
    {
        var fixedPower = (fit.A1 * bits + fit.A0) * 1e-6;
        var scale = 0.5 / readVoltage * (cells.IsUniform ? 1 : reads);
        var slope = fit.S / Math.Log(10);
        var (sum, rest) = (Vector512<double>.Zero, 0.0);
        var index = 0;
        for (; index + 8 <= conductances.Length; index += 8)
        {
            var conductance = Vector512.Create(conductances[index..]);
            var power = Vector512.Create(fixedPower)
                + fit.K * Vector512.Exp(slope * Vector512.Log(conductance / scale));
            sum += Vector512.ConditionalSelect(Vector512.Equals(conductance, Vector512<double>.Zero), Vector512.Create(1e-6), power);
        }
        for (; index < conductances.Length; index++)
            rest += conductances[index] == 0 ? 1e-6 : fixedPower + fit.K * Math.Pow(conductances[index] / scale, slope);
        return reads * (Vector512.Sum(sum) + rest) * (bits + 1) * 1e-9 * (1 + 1.3e-3 * (temperature - 300));
    }
}
