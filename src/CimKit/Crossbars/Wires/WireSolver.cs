using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CimKit.Crossbars.Wires;

/// <summary>Conjugate gradients on one array; keeps its working memory. One instance serves one thread.</summary>
internal sealed class WireSolver(WiredArray array)
{
    private readonly double[] solution = new double[array.Roots.Length];
    private readonly double[] residual = new double[array.Roots.Length];
    private readonly double[] direction = new double[array.Roots.Length];
    private readonly double[] image = new double[array.Roots.Length];
    private readonly double[] currents = new double[array.Roots.Length];

    /// <summary>Iterations the last solution took.</summary>
    public int Iterations { get; private set; }

    public double[] Solve(ReadOnlySpan<double> volts, double tolerance)
    {
        if (volts.Length != array.Rows)
            throw new ArgumentException($"volts must hold one value per row, {array.Rows}; got {volts.Length}.", nameof(volts));
        Start(volts);
        var norm = TensorPrimitives.Dot<double>(residual, residual);
        var stop = norm * tolerance * tolerance;
        for (Iterations = 0; norm > stop; Iterations++)
        {
            if (Iterations == WiredArray.Limit)
                throw new InvalidOperationException(
                    $"The wires of an array of {array.Rows}×{array.Columns} cells were not solved within {WiredArray.Limit} iterations.");
            Apply();
            var step = norm / TensorPrimitives.Dot<double>(direction, image);
            TensorPrimitives.MultiplyAdd<double>(direction, step, solution, solution);
            TensorPrimitives.MultiplyAdd<double>(image, -step, residual, residual);
            var next = TensorPrimitives.Dot<double>(residual, residual);
            TensorPrimitives.MultiplyAdd<double>(direction, next / norm, residual, direction);
            norm = next;
        }
        return ColumnSums();
    }

    /// <summary>Currents of all cells in the last solution.</summary>
    public double[] CellCurrents() => solution.Select((value, cell) => array.Roots[cell] * value).ToArray();

    /// <summary>G·(1 − drops of currents G): with direction √G, the currents are G and the image is √G·(1 + drops).</summary>
    public double[] FirstOrder()
    {
        array.Roots.CopyTo(direction);
        Apply();
        var conductances = new double[direction.Length];
        for (var cell = 0; cell < conductances.Length; cell++)
            conductances[cell] = array.Roots[cell] * Math.Max(0, 2 * direction[cell] - image[cell]);
        return conductances;
    }

    /// <summary>Without wires the solution is y = s·v; it is the residual of y = 0 as well.</summary>
    private void Start(ReadOnlySpan<double> volts)
    {
        Array.Clear(solution);
        for (var row = 0; row < array.Rows; row++)
            TensorPrimitives.Multiply(array.Roots.Slice(row * array.Columns, array.Columns), volts[row],
                residual.AsSpan(row * array.Columns, array.Columns));
        residual.CopyTo(direction, 0);
    }

    private double[] ColumnSums()
    {
        var sums = new double[array.Columns];
        for (var row = 0; row < array.Rows; row++)
        {
            var part = array.Columns * row;
            TensorPrimitives.MultiplyAdd<double>(
                array.Roots.Slice(part, array.Columns), solution.AsSpan(part, array.Columns), sums, sums);
        }
        return sums;
    }

    /// <summary>image = (1 + s·R·s)·direction.</summary>
    private void Apply()
    {
        TensorPrimitives.Multiply(array.Roots, direction, currents);
        DropAlongColumns();
        DropAlongRows();
        TensorPrimitives.MultiplyAdd<double>(array.Roots, image, direction, image);
    }

    /// <summary>Currents gather down a column; the drop at a cell is that of all segments below it. Fills image.</summary>
    private void DropAlongColumns()
    {
        var (rows, columns) = (array.Rows, array.Columns);
        currents.AsSpan(0, columns).CopyTo(image);
        for (var row = 1; row < rows; row++)
            TensorPrimitives.Add<double>(currents.AsSpan(row * columns, columns), image.AsSpan((row - 1) * columns, columns),
                image.AsSpan(row * columns, columns));
        var last = image.AsSpan((rows - 1) * columns, columns);
        TensorPrimitives.Multiply(last, array.Wires.ColumnSegment, last);
        for (var row = rows - 2; row >= 0; row--)
        {
            var here = image.AsSpan(row * columns, columns);
            TensorPrimitives.MultiplyAdd<double>(here, array.Wires.ColumnSegment, image.AsSpan((row + 1) * columns, columns), here);
        }
    }

    /// <summary>Currents leave a row cell by cell; the drop at a cell is that of all segments before it. Added to image.</summary>
    private void DropAlongRows()
    {
        var (rows, columns) = (array.Rows, array.Columns);
        var row = 0;
        for (; row + 4 <= rows; row += 4)
            DropAlongFourRows(row * columns, columns);
        for (; row < rows; row++)
            DropAlongRow(row * columns);
    }

    /// <summary>Four rows at a time: their sums do not wait for each other.</summary>
    private void DropAlongFourRows(int first, int columns)
    {
        ref var current = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(currents), first);
        ref var drop = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(image), first);
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        for (var column = columns - 1; column >= 0; column--)
        {
            Unsafe.Add(ref current, column) = a += Unsafe.Add(ref current, column);
            Unsafe.Add(ref current, columns + column) = b += Unsafe.Add(ref current, columns + column);
            Unsafe.Add(ref current, 2 * columns + column) = c += Unsafe.Add(ref current, 2 * columns + column);
            Unsafe.Add(ref current, 3 * columns + column) = d += Unsafe.Add(ref current, 3 * columns + column);
        }
        (a, b, c, d) = (0, 0, 0, 0);
        var segment = array.Wires.RowSegment;
        for (var column = 0; column < columns; column++)
        {
            Unsafe.Add(ref drop, column) += segment * (a += Unsafe.Add(ref current, column));
            Unsafe.Add(ref drop, columns + column) += segment * (b += Unsafe.Add(ref current, columns + column));
            Unsafe.Add(ref drop, 2 * columns + column) += segment * (c += Unsafe.Add(ref current, 2 * columns + column));
            Unsafe.Add(ref drop, 3 * columns + column) += segment * (d += Unsafe.Add(ref current, 3 * columns + column));
        }
    }

    private void DropAlongRow(int first)
    {
        var sum = 0.0;
        for (var column = array.Columns - 1; column >= 0; column--)
            currents[first + column] = sum += currents[first + column];
        sum = 0;
        for (var column = 0; column < array.Columns; column++)
            image[first + column] += array.Wires.RowSegment * (sum += currents[first + column]);
    }
}
