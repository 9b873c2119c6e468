using CimKit.Foundation;

namespace CimKit.Reports.Explorers;

/// <summary>A matrix as a picture of few pixels: each is the mean of a block of entries, or one entry if they are few enough.</summary>
public sealed record PixelMap
{
    private PixelMap(int rows, int columns, int shownRows, int shownColumns, double[] values) =>
        (SourceRows, SourceColumns, Rows, Columns, Values) = (rows, columns, shownRows, shownColumns, values);

    /// <summary>Rows of the matrix.</summary>
    public int SourceRows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int SourceColumns { get; }

    /// <summary>Rows of pixels.</summary>
    public int Rows { get; }

    /// <summary>Columns of pixels.</summary>
    public int Columns { get; }

    /// <summary>Shape [rows, columns], row by row.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>True if a pixel is one entry of the matrix.</summary>
    public bool IsExact => (Rows, Columns) == (SourceRows, SourceColumns);

    /// <summary>Value of a pixel.</summary>
    public double this[int row, int column] => Values.Span[row * Columns + column];

    /// <summary>A matrix by its entries.</summary>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="side">Most pixels in a row and in a column.</param>
    /// <param name="entry">Entry of a row and column.</param>
    public static PixelMap Of(int rows, int columns, int side, Func<int, int, double> entry)
    {
        Require.Positive(rows, name: nameof(rows));
        Require.Positive(columns, name: nameof(columns));
        var (down, across) = (Math.Min(rows, Require.Positive(side, name: nameof(side))), Math.Min(columns, side));
        var values = new double[down * across];
        for (var row = 0; row < down; row++)
            for (var column = 0; column < across; column++)
                values[row * across + column] = Mean(
                    First(row, rows, down), First(row + 1, rows, down), First(column, columns, across), First(column + 1, columns, across), entry);
        return new PixelMap(rows, columns, down, across, values);
    }

    private static int First(int pixel, int entries, int pixels) => (int)((long)pixel * entries / pixels);

    private static double Mean(int top, int bottom, int left, int right, Func<int, int, double> entry)
    {
        var sum = 0.0;
        for (var row = top; row < bottom; row++)
            for (var column = left; column < right; column++)
                sum += entry(row, column);
        return sum / ((bottom - top) * (double)(right - left));
    }
}
