using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Evenly spaced references, alike in all converters of a digit: in registers.</summary>
/// <param name="layout">Where a column lies.</param>
/// <param name="quantizers">One per digit.</param>
internal sealed class LinearBlocks(LaneLayout layout, AdcQuantizer[] quantizers) : BlockConverter
{
    private readonly LaneQuantizers converters = new(layout, quantizers);
    private readonly ShiftAdder adder = new(layout, quantizers);
    private readonly int[] codes = new int[GroupedProduct.Batch * layout.BlockLanes];

    public override void Start(int count) => codes.AsSpan(0, count * layout.BlockLanes).Clear();

    public override void Add(Span<float> sums, int count, int array, int block, int weight)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var code = ref MemoryMarshal.GetArrayDataReference(codes);
        var (weights, clipped, counted) = (Vector512.Create(weight), 0, layout.Counted(block));
        for (var vector = 0; vector < count; vector++)
            for (var part = 0; part < layout.BlockLanes / Vector512<float>.Count; part++)
            {
                var added = converters[part].Convert(
                    Vector512.LoadUnsafe(ref sum), converters.IsFloor, (counted >> (16 * part)) & 0xFFFF, ref clipped);
                (Vector512.LoadUnsafe(ref code) + added * weights).StoreUnsafe(ref code);
                sum = ref Unsafe.Add(ref sum, Vector512<float>.Count);
                code = ref Unsafe.Add(ref code, Vector512<float>.Count);
            }
        Saturated += clipped;
    }

    public override void Finish(int block, int count, Span<double> totals) => adder.Add(block, codes, count, totals);
}
