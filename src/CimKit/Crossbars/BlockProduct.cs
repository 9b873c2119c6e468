using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Input vectors times the cells of one block of columns, in registers.</summary>
internal static class BlockProduct
{
    private const int Width = 16;

    /// <summary>Sums of every vector and lane.</summary>
    /// <param name="cells">Shape [row][lane]; its rows are the array's.</param>
    /// <param name="inputs">Vector after vector, each <paramref name="stride"/> apart.</param>
    /// <param name="stride">Distance of two vectors.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="vectors">Vectors of a block, 1 or 4.</param>
    /// <param name="sums">Filled: [vector][lane].</param>
    /// <param name="squares">True to use the squares of the inputs.</param>
    public static void Run(
        ReadOnlySpan<float> cells, ReadOnlySpan<float> inputs, int stride, int count, int vectors, Span<float> sums, bool squares)
    {
        Debug.Assert(vectors is 1 or 4, "Blocks are one or four vectors wide.");
        var rows = cells.Length / (vectors * Width);
        ref var cell = ref MemoryMarshal.GetReference(cells);
        for (var first = 0; first < count;)
        {
            ref var input = ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), first * stride);
            ref var sum = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), first * vectors * Width);
            if (vectors == 4 && count - first >= 4)
                first += FourByFour(ref cell, ref input, stride, rows, ref sum, squares);
            else if (vectors == 1 && count - first >= 8)
                first += EightByOne(ref cell, ref input, stride, rows, ref sum, squares);
            else
                first += One(ref cell, ref input, rows, vectors, ref sum, squares);
        }
    }

    private static int FourByFour(ref float cell, ref float input, int stride, int rows, ref float sum, bool squares)
    {
        var (a0, a1, a2, a3) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        var (b0, b1, b2, b3) = (a0, a0, a0, a0);
        var (c0, c1, c2, c3) = (a0, a0, a0, a0);
        var (d0, d1, d2, d3) = (a0, a0, a0, a0);
        ref var second = ref Unsafe.Add(ref input, stride);
        ref var third = ref Unsafe.Add(ref input, 2 * stride);
        ref var fourth = ref Unsafe.Add(ref input, 3 * stride);
        for (var row = 0; row < rows; row++)
        {
            var (w0, w1) = (Vector512.LoadUnsafe(ref cell), Vector512.LoadUnsafe(ref cell, Width));
            var (w2, w3) = (Vector512.LoadUnsafe(ref cell, 2 * Width), Vector512.LoadUnsafe(ref cell, 3 * Width));
            var x = Voltage(Unsafe.Add(ref input, row), squares);
            (a0, a1) = (Vector512.FusedMultiplyAdd(w0, x, a0), Vector512.FusedMultiplyAdd(w1, x, a1));
            (a2, a3) = (Vector512.FusedMultiplyAdd(w2, x, a2), Vector512.FusedMultiplyAdd(w3, x, a3));
            x = Voltage(Unsafe.Add(ref second, row), squares);
            (b0, b1) = (Vector512.FusedMultiplyAdd(w0, x, b0), Vector512.FusedMultiplyAdd(w1, x, b1));
            (b2, b3) = (Vector512.FusedMultiplyAdd(w2, x, b2), Vector512.FusedMultiplyAdd(w3, x, b3));
            x = Voltage(Unsafe.Add(ref third, row), squares);
            (c0, c1) = (Vector512.FusedMultiplyAdd(w0, x, c0), Vector512.FusedMultiplyAdd(w1, x, c1));
            (c2, c3) = (Vector512.FusedMultiplyAdd(w2, x, c2), Vector512.FusedMultiplyAdd(w3, x, c3));
            x = Voltage(Unsafe.Add(ref fourth, row), squares);
            (d0, d1) = (Vector512.FusedMultiplyAdd(w0, x, d0), Vector512.FusedMultiplyAdd(w1, x, d1));
            (d2, d3) = (Vector512.FusedMultiplyAdd(w2, x, d2), Vector512.FusedMultiplyAdd(w3, x, d3));
            cell = ref Unsafe.Add(ref cell, 4 * Width);
        }
        Store(ref sum, a0, a1, a2, a3);
        Store(ref Unsafe.Add(ref sum, 4 * Width), b0, b1, b2, b3);
        Store(ref Unsafe.Add(ref sum, 8 * Width), c0, c1, c2, c3);
        Store(ref Unsafe.Add(ref sum, 12 * Width), d0, d1, d2, d3);
        return 4;
    }

    private static int EightByOne(ref float cell, ref float input, int stride, int rows, ref float sum, bool squares)
    {
        var (a, b, c, d) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        var (e, f, g, h) = (a, a, a, a);
        for (var row = 0; row < rows; row++)
        {
            var w = Vector512.LoadUnsafe(ref cell, (nuint)(row * Width));
            ref var x = ref Unsafe.Add(ref input, row);
            a = Vector512.FusedMultiplyAdd(w, Voltage(x, squares), a);
            b = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, stride), squares), b);
            c = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, 2 * stride), squares), c);
            d = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, 3 * stride), squares), d);
            e = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, 4 * stride), squares), e);
            f = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, 5 * stride), squares), f);
            g = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, 6 * stride), squares), g);
            h = Vector512.FusedMultiplyAdd(w, Voltage(Unsafe.Add(ref x, 7 * stride), squares), h);
        }
        Store(ref sum, a, b, c, d);
        Store(ref Unsafe.Add(ref sum, 4 * Width), e, f, g, h);
        return 8;
    }

    private static int One(ref float cell, ref float input, int rows, int vectors, ref float sum, bool squares)
    {
        for (var part = 0; part < vectors; part++)
        {
            var total = Vector512<float>.Zero;
            for (var row = 0; row < rows; row++)
                total = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref cell, (nuint)((row * vectors + part) * Width)),
                    Voltage(Unsafe.Add(ref input, row), squares), total);
            total.StoreUnsafe(ref sum, (nuint)(part * Width));
        }
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Voltage(float value, bool squares) => Vector512.Create(squares ? value * value : value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        a.StoreUnsafe(ref target);
        b.StoreUnsafe(ref target, Width);
        c.StoreUnsafe(ref target, 2 * Width);
        d.StoreUnsafe(ref target, 3 * Width);
    }
}
