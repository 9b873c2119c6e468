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
    /// <param name="vectors">Vectors of a block, 1, 2 or 4.</param>
    /// <param name="sums">Filled: [vector][lane].</param>
    public static void Run(ReadOnlySpan<float> cells, ReadOnlySpan<float> inputs, int stride, int count, int vectors, Span<float> sums)
    {
        Debug.Assert(vectors is 1 or 2 or 4, "Blocks are one, two or four vectors wide.");
        var rows = cells.Length / (vectors * Width);
        ref var cell = ref MemoryMarshal.GetReference(cells);
        for (var first = 0; first < count;)
        {
            ref var input = ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), first * stride);
            ref var sum = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), first * vectors * Width);
            if (vectors == 4 && count - first >= 4)
                first += FourByFour(ref cell, ref input, stride, rows, ref sum);
            else if (vectors == 2 && count - first >= 4)
                first += FourByTwo(ref cell, ref input, stride, rows, ref sum);
            else if (vectors == 1 && count - first >= 8)
                first += EightByOne(ref cell, ref input, stride, rows, ref sum);
            else
                first += One(ref cell, ref input, rows, vectors, ref sum);
        }
    }

    private static int FourByFour(ref float cell, ref float input, int stride, int rows, ref float sum)
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
            var x = Vector512.Create(Unsafe.Add(ref input, row));
            (a0, a1) = (Vector512.FusedMultiplyAdd(w0, x, a0), Vector512.FusedMultiplyAdd(w1, x, a1));
            (a2, a3) = (Vector512.FusedMultiplyAdd(w2, x, a2), Vector512.FusedMultiplyAdd(w3, x, a3));
            x = Vector512.Create(Unsafe.Add(ref second, row));
            (b0, b1) = (Vector512.FusedMultiplyAdd(w0, x, b0), Vector512.FusedMultiplyAdd(w1, x, b1));
            (b2, b3) = (Vector512.FusedMultiplyAdd(w2, x, b2), Vector512.FusedMultiplyAdd(w3, x, b3));
            x = Vector512.Create(Unsafe.Add(ref third, row));
            (c0, c1) = (Vector512.FusedMultiplyAdd(w0, x, c0), Vector512.FusedMultiplyAdd(w1, x, c1));
            (c2, c3) = (Vector512.FusedMultiplyAdd(w2, x, c2), Vector512.FusedMultiplyAdd(w3, x, c3));
            x = Vector512.Create(Unsafe.Add(ref fourth, row));
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

    private static int FourByTwo(ref float cell, ref float input, int stride, int rows, ref float sum)
    {
        var (a0, a1, b0, b1) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        var (c0, c1, d0, d1) = (a0, a0, a0, a0);
        for (var row = 0; row < rows; row++)
        {
            var (w0, w1) = (Vector512.LoadUnsafe(ref cell), Vector512.LoadUnsafe(ref cell, Width));
            ref var x = ref Unsafe.Add(ref input, row);
            var (a, b) = (Vector512.Create(x), Vector512.Create(Unsafe.Add(ref x, stride)));
            var (c, d) = (Vector512.Create(Unsafe.Add(ref x, 2 * stride)), Vector512.Create(Unsafe.Add(ref x, 3 * stride)));
            (a0, a1) = (Vector512.FusedMultiplyAdd(w0, a, a0), Vector512.FusedMultiplyAdd(w1, a, a1));
            (b0, b1) = (Vector512.FusedMultiplyAdd(w0, b, b0), Vector512.FusedMultiplyAdd(w1, b, b1));
            (c0, c1) = (Vector512.FusedMultiplyAdd(w0, c, c0), Vector512.FusedMultiplyAdd(w1, c, c1));
            (d0, d1) = (Vector512.FusedMultiplyAdd(w0, d, d0), Vector512.FusedMultiplyAdd(w1, d, d1));
            cell = ref Unsafe.Add(ref cell, 2 * Width);
        }
        Store(ref sum, a0, a1, b0, b1);
        Store(ref Unsafe.Add(ref sum, 4 * Width), c0, c1, d0, d1);
        return 4;
    }

    private static int EightByOne(ref float cell, ref float input, int stride, int rows, ref float sum)
    {
        var (a, b, c, d) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        var (e, f, g, h) = (a, a, a, a);
        for (var row = 0; row < rows; row++)
        {
            var w = Vector512.LoadUnsafe(ref cell, (nuint)(row * Width));
            ref var x = ref Unsafe.Add(ref input, row);
            a = Vector512.FusedMultiplyAdd(w, Vector512.Create(x), a);
            b = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, stride)), b);
            c = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, 2 * stride)), c);
            d = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, 3 * stride)), d);
            e = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, 4 * stride)), e);
            f = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, 5 * stride)), f);
            g = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, 6 * stride)), g);
            h = Vector512.FusedMultiplyAdd(w, Vector512.Create(Unsafe.Add(ref x, 7 * stride)), h);
        }
        Store(ref sum, a, b, c, d);
        Store(ref Unsafe.Add(ref sum, 4 * Width), e, f, g, h);
        return 8;
    }

    private static int One(ref float cell, ref float input, int rows, int vectors, ref float sum)
    {
        for (var part = 0; part < vectors; part++)
        {
            var total = Vector512<float>.Zero;
            for (var row = 0; row < rows; row++)
                total = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref cell, (nuint)((row * vectors + part) * Width)),
                    Vector512.Create(Unsafe.Add(ref input, row)), total);
            total.StoreUnsafe(ref sum, (nuint)(part * Width));
        }
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        a.StoreUnsafe(ref target);
        b.StoreUnsafe(ref target, Width);
        c.StoreUnsafe(ref target, 2 * Width);
        d.StoreUnsafe(ref target, 3 * Width);
    }
}
