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
        FractionBits = new int[tiling.Arrays][];
        Arrays = new short[tiling.Arrays][];
        for (var array = 0; array < tiling.Arrays; array++)
            (Arrays[array], FractionBits[array]) = Fill(array, cells);
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

    private (short[] Values, int[] FractionBits) Fill(int array, ProgrammedCells cells)
    {
        var (rows, digits, columns) = (Tiling.RowsOf(array), Layout.Digits, Layout.Columns);
        var steps = new float[rows * columns * digits];
        for (var local = 0; local < rows; local++)
            Layout.ReadRow(array * Tiling.ArrayRows + local, cells, steps.AsSpan(local * columns * digits, columns * digits));
        var bits = Enumerable.Range(0, digits).Select(digit => Resolution(steps, digit)).ToArray();
        var values = new short[Layout.Blocks * GroupsOf(array) * InputLists.GroupRows * BlockLanes];
        for (var column = 0; column < columns; column++)
        {
            var (block, lane) = (column / Layout.ColumnsPerBlock, column % Layout.ColumnsPerBlock * digits);
            for (var local = 0; local < rows; local++)
                for (var digit = 0; digit < digits; digit++)
                    values[((block * GroupsOf(array) * InputLists.GroupRows) + local) * BlockLanes + lane + digit] =
                        (short)MathF.Round(MathF.ScaleB(steps[(local * columns + column) * digits + digit], bits[digit]));
        }
        return (values, bits);
    }

    /// <summary>Binary digits after the point for which the sum of any active rows of any column fits, rounding included.</summary>
    private int Resolution(float[] steps, int digit)
    {
        var (digits, columns, worst) = (Layout.Digits, Layout.Columns, 0.0);
        var rows = steps.Length / (columns * digits);
        for (var column = 0; column < columns; column++)
        {
            var (positive, negative) = (0.0, 0.0);
            for (var row = 0; row < rows; row++)
            {
                var value = steps[(row * columns + column) * digits + digit];
                (positive, negative) = (positive + Math.Max(value, 0), negative - Math.Min(value, 0));
            }
            worst = Math.Max(worst, Math.Max(positive, negative));
        }
        var bits = MostFractionBits;
        while (bits > -16 && Math.ScaleB(worst, bits) + 0.5 * rows > Limit)
            bits--;
        return bits;
    }
}
