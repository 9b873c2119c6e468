using MathNet.Numerics.LinearAlgebra;

namespace CimKit.Extensions.Rendering;

/// <summary>MathNet vectors and matrices as grids: the first rows and columns.</summary>
internal static class MatrixView
{
    private const int Rows = 16;

    private const int Columns = 12;

    public static Grid Of<T>(Matrix<T> matrix)
        where T : struct, IEquatable<T>, IFormattable
    {
        var (rows, columns) = (Math.Min(matrix.RowCount, Rows), Math.Min(matrix.ColumnCount, Columns));
        return new Grid(
            $"Matrix of {typeof(T).Name}, {matrix.RowCount} × {matrix.ColumnCount}", [], [.. Enumerable.Repeat(true, columns)],
            [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => ScalarText.Of(matrix[r, c])).ToArray())],
            Grid.Omitted(matrix.RowCount, rows, matrix.ColumnCount, columns));
    }

    public static Grid Of<T>(Vector<T> vector)
        where T : struct, IEquatable<T>, IFormattable
    {
        var count = Math.Min(vector.Count, Columns * 4);
        var lines = Enumerable.Range(0, count).Select(i => ScalarText.Of(vector[i])).Chunk(Columns).ToArray();
        var width = lines.Length == 0 ? 0 : lines[0].Length;
        return new Grid(
            $"Vector of {typeof(T).Name}, {vector.Count} values", [], [.. Enumerable.Repeat(true, width)],
            [.. lines.Select(line => (IReadOnlyList<string>)[.. line, .. Enumerable.Repeat("", width - line.Length)])],
            vector.Count > count ? $"{count} of {vector.Count} values" : "");
    }
}
