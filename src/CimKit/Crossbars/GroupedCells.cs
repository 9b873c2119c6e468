using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Cells of a layer as 16-bit numbers, laid out for sums by look-up. Read only once built, shared by all threads.</summary>
/// <remarks>
/// A cell is kept as a multiple of 2^-k cell steps; k is the largest number for which no sum of a column overflows, at most
/// <see cref="MostFractionBits"/>. Ideal cells are exact. Columns are put into blocks of 32 lanes, lane = output × digits + digit,
/// and no output lies in two blocks; for separate conversion output 0 is the dummy column. Differential arrays hold cell minus dummy cell.
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
        (Tiling, Scheme) = (tiling, scheme);
        HasDummyColumn = scheme == ConversionScheme.Separate;
        Columns = tiling.Outputs + (HasDummyColumn ? 1 : 0);
        ColumnsPerBlock = BlockLanes / tiling.Slicing.Digits;
        Blocks = (Columns + ColumnsPerBlock - 1) / ColumnsPerBlock;
        FractionBits = new int[tiling.Arrays][];
        Arrays = new short[tiling.Arrays][];
        for (var array = 0; array < tiling.Arrays; array++)
            (Arrays[array], FractionBits[array]) = Fill(array, cells);
    }

    public LayerTiling Tiling { get; }

    public ConversionScheme Scheme { get; }

    /// <summary>True if output 0 is the dummy column.</summary>
    public bool HasDummyColumn { get; }

    /// <summary>Outputs and the dummy column.</summary>
    public int Columns { get; }

    public int ColumnsPerBlock { get; }

    public int Blocks { get; }

    /// <summary>Binary digits after the point, per array and digit.</summary>
    public int[][] FractionBits { get; }

    /// <summary>Per array [block][row, filled up to groups][lane].</summary>
    public short[][] Arrays { get; }

    /// <summary>Groups of rows of an array.</summary>
    public int GroupsOf(int array) => (Tiling.RowsOf(array) + InputLists.GroupRows - 1) / InputLists.GroupRows;

    /// <summary>True if rounding the cells moves no sum by more than a tenth of a code (root mean square).</summary>
    public bool IsFineFor(AdcQuantizer[] quantizers) => FractionBits.All(bits => bits.Select((number, digit) =>
        Math.ScaleB(Math.Sqrt(Tiling.ActiveRows / 12.0), -number) <= 0.1 * quantizers[digit].Step).All(isFine => isFine));

    private (short[] Values, int[] FractionBits) Fill(int array, ProgrammedCells cells)
    {
        var (rows, digits) = (Tiling.RowsOf(array), Tiling.Slicing.Digits);
        var steps = new float[rows * Columns * digits];
        for (var local = 0; local < rows; local++)
            FillRow(array * Tiling.ArrayRows + local, cells, steps.AsSpan(local * Columns * digits, Columns * digits));
        var bits = Enumerable.Range(0, digits).Select(digit => Resolution(steps, digit)).ToArray();
        var values = new short[Blocks * GroupsOf(array) * InputLists.GroupRows * BlockLanes];
        for (var column = 0; column < Columns; column++)
        {
            var (block, lane) = (column / ColumnsPerBlock, column % ColumnsPerBlock * digits);
            for (var local = 0; local < rows; local++)
                for (var digit = 0; digit < digits; digit++)
                    values[((block * GroupsOf(array) * InputLists.GroupRows) + local) * BlockLanes + lane + digit] =
                        (short)MathF.Round(MathF.ScaleB(steps[(local * Columns + column) * digits + digit], bits[digit]));
        }
        return (values, bits);
    }

    private void FillRow(int row, ProgrammedCells cells, Span<float> steps)
    {
        var digits = Tiling.Slicing.Digits;
        for (var digit = 0; digit < digits; digit++)
        {
            var dummy = cells.DummySteps(row, digit);
            if (HasDummyColumn)
                steps[digit] = (float)dummy;
            for (var output = 0; output < Tiling.Outputs; output++)
                steps[(output + (HasDummyColumn ? 1 : 0)) * digits + digit] =
                    (float)(cells.CellSteps(output, row, digit) - (HasDummyColumn ? 0 : dummy));
        }
    }

    /// <summary>Binary digits after the point for which the sum of any active rows of any column fits, rounding included.</summary>
    private int Resolution(float[] steps, int digit)
    {
        var (digits, worst) = (Tiling.Slicing.Digits, 0.0);
        var rows = steps.Length / (Columns * digits);
        for (var column = 0; column < Columns; column++)
        {
            var (positive, negative) = (0.0, 0.0);
            for (var row = 0; row < rows; row++)
            {
                var value = steps[(row * Columns + column) * digits + digit];
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
