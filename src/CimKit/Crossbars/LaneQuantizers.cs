using System.Runtime.Intrinsics;
using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>The quantisers of a block's columns for sums in cell steps, 16 columns at a time.</summary>
internal sealed class LaneQuantizers
{
    private readonly LaneConverter[] converters;

    /// <param name="layout">Where a column lies; columns are cell minus dummy.</param>
    /// <param name="quantizers">One per digit.</param>
    public LaneQuantizers(LaneLayout layout, AdcQuantizer[] quantizers)
    {
        IsFloor = quantizers[0].Rounding == AdcRounding.Floor;
        var lanes = Enumerable.Range(0, layout.BlockLanes).Select(lane => new LinearConverter(quantizers[lane % layout.Digits], 0)).ToArray();
        converters = lanes.Chunk(Vector512<float>.Count).Select(part => new LaneConverter(part)).ToArray();
    }

    public bool IsFloor { get; }

    public ref readonly LaneConverter this[int part] => ref converters[part];
}
