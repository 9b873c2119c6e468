using BenchmarkDotNet.Attributes;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Partitions;
using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Benchmarks;

/// <summary>VGG-8 on its way to an estimate: traces read, mapping, column conductances of every sub-array and read.</summary>
[MemoryDiagnoser]
public class MappingBenchmarks
{
    private static readonly MappingInputs Inputs = new()
    {
        Coding = new MultiBitCells { WeightBits = 8 },
        Fidelity = Fidelity.Reference,
    };

    private static readonly TraceFolderOptions Options = new() { WeightBits = 8, ActivationBits = 8 };

    private static readonly ResistiveCells Cells = new()
    {
        OnResistance = 1e5,
        OffResistance = 1.7e6,
        RowWireResistance = 3.9,
        ColumnWireResistance = 10.9,
        AccessResistance = 25e3,
    };

    private readonly string folder = Path.Combine(Path.GetTempPath(), "cimkit-benchmark-traces");
    private readonly double[] sums = new double[256 * 128];
    private RunTrace run = null!;
    private NetworkMapping mapping = null!;

    /// <summary>Writes the traces, 183 MB as text.</summary>
    [GlobalSetup]
    public void Setup()
    {
        run = SyntheticTraces.Hashed(Vgg8(), 1, 8, 8);
        mapping = NetworkMapper.Map(run.Table, Inputs);
        Cleanup();
        TraceFolder.Write(run, folder);
        TraceFile.Write(run, folder + ".cimtrace");
    }

    /// <summary>Removes the traces.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        File.Delete(folder + ".cimtrace");
    }

    /// <summary>Text files → run.</summary>
    [Benchmark]
    public RunTrace ReadFolder() => TraceFolder.Read(folder, Options);

    /// <summary>Binary file → run.</summary>
    [Benchmark]
    public RunTrace ReadFile() => TraceFile.Read(folder + ".cimtrace");

    /// <summary>Table → mapping.</summary>
    [Benchmark]
    public NetworkMapping Map() => NetworkMapper.Map(run.Table, Inputs);

    /// <summary>228 million column conductances from packed bits.</summary>
    [Benchmark]
    public double ColumnConductances()
    {
        var total = 0.0;
        foreach (var layer in Layers())
        {
            var conductances = new ColumnConductances(layer, Cells);
            foreach (var block in layer.Partition.Arrays)
            {
                conductances.Load(block);
                for (var cycle = 0; cycle < layer.Inputs.Cycles; cycle += 256)
                    conductances.Sum(cycle, Math.Min(256, layer.Inputs.Cycles - cycle), sums);
                total += sums[0];
            }
        }
        return total;
    }

    /// <summary>The first sub-array of layer 4 by three plain loops, one of 288 such sub-arrays.</summary>
    [Benchmark]
    public double ColumnConductancesOfOneArrayByPlainLoops()
    {
        var layer = Layers().ElementAt(3);
        var block = layer.Partition.Arrays.First();
        var levels = new byte[block.Rows * block.Columns];
        layer.Levels(block, levels);
        var total = 0.0;
        for (var cycle = 0; cycle < layer.Inputs.Cycles; cycle++)
        {
            for (var column = 0; column < block.Columns; column++)
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    if (layer.Inputs[block.FirstRow + row, cycle])
                        total += 1 / Cells.Resistance(levels[row * block.Columns + column], 2, row, column, block.Rows);
                }
            }
        }
        return total;
    }

    private IEnumerable<MappedLayer> Layers() => mapping.Layers.Select(layer =>
        MappedLayer.Of(LayerPartition.Of(layer, Inputs), Inputs, run.Layers[layer.Index], run.ActivationBits));

    private static LayerTable Vgg8() => new()
    {
        Name = "VGG-8",
        Rows =
        [
            Convolution(32, 3, 128), Convolution(32, 128, 128), Convolution(16, 128, 256), Convolution(16, 256, 256),
            Convolution(8, 256, 512), Convolution(8, 512, 512), Linear(8192, 1024), Linear(1024, 10),
        ],
    };

    private static LayerTableRow Convolution(int size, int channels, int outputs) => new()
    {
        InputHeight = size,
        InputWidth = size,
        InputChannels = channels,
        KernelHeight = 3,
        KernelWidth = 3,
        Outputs = outputs,
        Padding = 1,
    };

    private static LayerTableRow Linear(int inputs, int outputs) => new()
    {
        InputHeight = 1,
        InputWidth = 1,
        InputChannels = inputs,
        KernelHeight = 1,
        KernelWidth = 1,
        Outputs = outputs,
    };
}
