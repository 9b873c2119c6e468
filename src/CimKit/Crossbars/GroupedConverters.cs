using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>The quantisers of one array's columns, for sums in units of its cells; lanes of every block alike.</summary>
/// <remarks>
/// position = sum × <see cref="InverseStep"/> + <see cref="Bias"/> (+ active rows × <see cref="OffsetStep"/>), fused; the code is the
/// position between <see cref="Low"/> and <see cref="High"/>, rounded. Both lie just inside the outermost codes' intervals, so
/// that they round to these codes, and every position outside of them counts as clipped.
/// </remarks>
internal sealed class GroupedConverters
{
    public GroupedConverters(GroupedCells cells, int array, AdcQuantizer[] quantizers, double offset)
    {
        var (layout, digits) = (cells.Layout, cells.Layout.Digits);
        float[] Spread(Func<LinearConverter, int, float> number) => Enumerable.Range(0, GroupedCells.BlockLanes).Select(lane =>
            lane < layout.ColumnsPerBlock * digits
                ? number(new LinearConverter(quantizers[lane % digits], layout.HasDummyColumn ? offset : 0),
                    cells.FractionBits[array][lane % digits])
                : 0).ToArray();
        IsFloor = quantizers[0].Rounding == AdcRounding.Floor;
        HasOffset = layout.HasDummyColumn && offset != 0;
        InverseStep = Spread((converter, bits) => MathF.ScaleB(converter.InverseStep, -bits));
        Bias = Spread((converter, _) => converter.Bias);
        OffsetStep = Spread((converter, _) => converter.OffsetStep);
        Low = Spread((converter, _) => converter.Low);
        High = Spread((converter, _) => converter.High);
        KeepsZero = !layout.HasDummyColumn && quantizers.All(quantizer => quantizer.Base == 0 && quantizer.Code(0) == 0);
    }

    public bool IsFloor { get; }

    /// <summary>True if the off state conducts and is not subtracted.</summary>
    public bool HasOffset { get; }

    /// <summary>True if a column without active rows is converted to 0.</summary>
    public bool KeepsZero { get; }

    public float[] InverseStep { get; }

    public float[] Bias { get; }

    /// <summary>Codes of the off state of an active row; 0 for columns minus dummy.</summary>
    public float[] OffsetStep { get; }

    public float[] Low { get; }

    public float[] High { get; }
}
