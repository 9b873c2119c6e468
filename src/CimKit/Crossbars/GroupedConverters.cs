using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>The quantisers of one array's columns, in units of its cells, spread over the lanes of every block alike.</summary>
internal sealed class GroupedConverters
{
    public GroupedConverters(GroupedCells cells, int array, AdcQuantizer[] quantizers, double offset)
    {
        var digits = cells.Tiling.Slicing.Digits;
        float[] Spread(Func<AdcQuantizer, int, double> number, float absent) => Enumerable.Range(0, GroupedCells.BlockLanes)
            .Select(lane => lane < cells.ColumnsPerBlock * digits
                ? (float)number(quantizers[lane % digits], cells.FractionBits[array][lane % digits]) : absent).ToArray();
        HasOffset = cells.HasDummyColumn && offset != 0;
        IsFloor = quantizers[0].Rounding == AdcRounding.Floor;
        Base = Spread((quantizer, bits) => Math.ScaleB((float)quantizer.Base, bits), 0);
        Offset = Spread((_, bits) => cells.HasDummyColumn ? Math.ScaleB((float)offset, bits) : 0, 0);
        InverseStep = Spread((quantizer, bits) => Math.ScaleB((float)(1 / quantizer.Step), -bits), 0);
        Minimum = Spread((quantizer, _) => quantizer.MinimumCode, 0);
        Maximum = Spread((quantizer, _) => quantizer.MaximumCode, 0);
        LowerEdge = Spread((quantizer, _) => quantizer.MinimumCode - (IsFloor ? 0 : 0.5), float.NegativeInfinity);
        UpperEdge = Spread((quantizer, _) => quantizer.MaximumCode + (IsFloor ? 1 : 0.5), float.PositiveInfinity);
        KeepsZero = !cells.HasDummyColumn && quantizers.All(quantizer => quantizer.Base == 0 && quantizer.Code(0) == 0);
    }

    public bool IsFloor { get; }

    /// <summary>True if the off state conducts and is not subtracted.</summary>
    public bool HasOffset { get; }

    /// <summary>True if a column without active rows is converted to 0.</summary>
    public bool KeepsZero { get; }

    public float[] Base { get; }

    /// <summary>Conductance of the off state; 0 for columns minus dummy.</summary>
    public float[] Offset { get; }

    public float[] InverseStep { get; }

    public float[] Minimum { get; }

    public float[] Maximum { get; }

    /// <summary>Position below which a conversion counts as clipped, in codes.</summary>
    public float[] LowerEdge { get; }

    /// <summary>Position above which a conversion counts as clipped, in codes.</summary>
    public float[] UpperEdge { get; }
}
