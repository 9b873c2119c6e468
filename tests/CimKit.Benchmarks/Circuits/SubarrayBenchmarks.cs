using BenchmarkDotNet.Attributes;
using CimKit.Circuits.Adcs;
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
        _sweep =
        [
            .. from rows in Enumerable.Range(1, 25)
               from bits in Enumerable.Range(2, 5)
               from shared in Enumerable.Range(1, 16)
               from weightBits in Enumerable.Range(1, 9)
               from isFlash in new[] { true, false }
               from groups in new[] { 1, 2, 4 }
               select _array with
               {
                   Rows = 16 * rows,
                   Adc = isFlash ? new FlashAdc { Levels = 1 << bits } : new SarAdc { Levels = 1 << bits },
                   ColumnsPerConverter = shared,
                   WeightBits = weightBits,
                   Read = new ParallelRead { Group = Math.Max(16 * rows / groups, 1) },
               },
        ];
        _sweep = _sweep[..100_000];
    }

    [Benchmark]
    public SubarrayEstimate Estimate() => _array.Estimate(_node, _activity);

    [Benchmark]
    public int Sweep() => SubarraySweep.Run(_node, _sweep, 0.3).Length;
}
