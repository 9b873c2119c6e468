using BenchmarkDotNet.Attributes;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;

namespace CimKit.Benchmarks.Circuits;

/// <summary>One sub-array with its complete periphery, and a sweep of 100,000 of them.</summary>
[MemoryDiagnoser]
public class SubarrayBenchmarks
{
    private TechnologyNode _node = TechnologyCatalog.Find(22);
    private Subarray _array = new() { Cell = new SramCell(), Read = new ParallelRead() };
    private SubarrayActivity _activity = new() { RowActivity = 0.3, ColumnResistances = [] };
    private List<Subarray> _sweep = [];

    [Params(22, 7, 2)]
    public int Nanometres { get; set; }

    [Params(true, false)]
    public bool IsSram { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _node = TechnologyCatalog.Find(Nanometres);
        _array = new Subarray { Cell = IsSram ? new SramCell() : new FeFetCell(), Read = new ParallelRead() };
        _activity = _array.TypicalActivity(_node, 0.3);
        _sweep = SubarrayMeasurement.Arrays(_array);
    }

    [Benchmark]
    public SubarrayEstimate Estimate() => _array.Estimate(_node, _activity);

    [Benchmark]
    public int Sweep() => SubarraySweep.Run(_node, _sweep, 0.3).Length;
}
