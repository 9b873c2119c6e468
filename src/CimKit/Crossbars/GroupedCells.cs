using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Cells of a layer as 16-bit numbers, laid out for sums by look-up. Read only once built, shared by all threads.</summary>
/// <remarks>
/// A cell is kept as a multiple of 2^-k cell steps; k is the largest number for which no sum of a column overflows, at most
/// <see cref="MostFractionBits"/>. Ideal cells are exact unless <see cref="AreExact"/> is false.
/// </remarks>
internal sealed class GroupedCells
{
    /// <summary>Columns of a block: one vector of 16-bit numbers.</summary>
    public const int BlockLanes = 32;

    /// <summary>Finest resolution of a cell.</summary>
    public const int MostFractionBits = 7;

    private const double Limit = short.MaxValue;

    public GroupedCells(LayerTiling tiling, ProgrammedCells cells, ConversionScheme scheme)
    {
        Layout = new(tiling, scheme == ConversionScheme.Separate, BlockLanes);
        FractionBits = Enumerable.Range(0, tiling.Arrays).Select(_ => new int[Layout.Digits]).ToArray();
        Arrays = Enumerable.Range(0, tiling.Arrays)
            .Select(array => new short[Layout.Blocks * GroupsOf(array) * InputLists.GroupRows * BlockLanes]).ToArray();
        var steps = new float[tiling.ActiveRows * Layout.Columns];
        foreach (var slice in cells.Slices())
            for (var array = 0; array < tiling.Arrays; array++)
                Fill(array, slice, steps.AsSpan(0, tiling.RowsOf(array) * Layout.Columns));
    }

    /// <summary>Where a column lies.</summary>
    public LaneLayout Layout { get; }

    public LayerTiling Tiling => Layout.Tiling;

    /// <summary>Binary digits after the point, per array and digit.</summary>
    public int[][] FractionBits { get; }

    /// <summary>Per array [block][row, filled up to groups][lane].</summary>
    public short[][] Arrays { get; }

    /// <summary>Groups of rows of an array.</summary>
    public int GroupsOf(int array) => (Tiling.RowsOf(array) + InputLists.GroupRows - 1) / InputLists.GroupRows;

    /// <summary>True if no cell step is smaller than the unit.</summary>
    public bool AreExact => FractionBits.All(bits => bits.All(number => number >= 0));

    /// <summary>True if rounding the cells moves no sum by more than a tenth of a code (root mean square).</summary>
    public bool IsFineFor(AdcQuantizer[] quantizers) => FractionBits.All(bits => bits.Select((number, digit) =>
        Math.ScaleB(Math.Sqrt(Tiling.ActiveRows / 12.0), -number) <= 0.1 * quantizers[digit].Step).All(isFine => isFine));

    private void Fill(int array, CellSlice slice, Span<float> steps)
    {
        Layout.Read(array, slice, steps);
        var (columns, groups) = (Layout.Columns, GroupsOf(array));
        var bits = FractionBits[array][slice.Digit] = Resolution(steps, columns);
        for (var column = 0; column < columns; column++)
        {
            var (block, lane) = Math.DivRem(column, Layout.ColumnsPerBlock);
            var target = Arrays[array].AsSpan(block * groups * InputLists.GroupRows * BlockLanes + lane * Layout.Digits + slice.Digit);
            for (var (place, row) = (column, 0); place < steps.Length; place += columns, row++)
                target[row * BlockLanes] = (short)MathF.Round(MathF.ScaleB(steps[place], bits));
        }
    }

    /// <summary>Binary digits after the point for which the sum of any active rows of any column fits, rounding included.</summary>
    private static int Resolution(ReadOnlySpan<float> steps, int columns)
    {
        var worst = 0.0;
        for (var column = 0; column < columns; column++)
        {
            var (positive, negative) = (0.0, 0.0);
            for (var place = column; place < steps.Length; place += columns)
                (positive, negative) = (positive + Math.Max(steps[place], 0), negative - Math.Min(steps[place], 0));
            worst = Math.Max(worst, Math.Max(positive, negative));
        }
        var bits = MostFractionBits;
        while (bits > -16 && Math.ScaleB(worst, bits) + 0.5 * (steps.Length / columns) > Limit)
            bits--;
        return bits;
    }
}
