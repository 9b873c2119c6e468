using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Real cells: masked sums over the active rows, many columns at a time, with a linear converter in registers.</summary>
/// <remarks>Every lane adds its rows in ascending order: results do not depend on the width of a vector.</remarks>
internal sealed class AnalogProduct : MatrixProduct
{
    private const float Magic = 12582912f;
    private readonly AnalogWeights weights;
    private readonly AdcQuantizer[] quantizers;
    private readonly LaneConverters converters;
    private readonly ulong[] planes;
    private readonly int[] rows;
    private readonly int[] codes;
    private readonly int[] clipped;

    /// <param name="weights">Cells of the layer.</param>
    /// <param name="quantizers">One per digit.</param>
    public AnalogProduct(AnalogWeights weights, AdcQuantizer[] quantizers)
    {
        (this.weights, this.quantizers) = (weights, quantizers);
        converters = new LaneConverters(weights, quantizers);
        planes = new ulong[8 * weights.Tiling.WordsOf(0)];
        rows = new int[weights.Tiling.ActiveRows];
        (codes, clipped) = (new int[weights.Lanes], new int[weights.Lanes]);
    }

    public override void Multiply(ReadOnlySpan<byte> inputs, Span<double> sums)
    {
        var tiling = weights.Tiling;
        Array.Clear(codes);
        Array.Clear(clipped);
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var words = tiling.WordsOf(array);
            InputBits.Pack(inputs.Slice(array * tiling.ArrayRows, tiling.RowsOf(array)), tiling.Input.Planes, words, planes);
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                AddPlane(weights.Arrays[array], ActiveRows.List(planes.AsSpan(plane * words, words), rows, weights.Lanes), plane);
        }
        Fold(sums);
    }

    private void AddPlane(float[] cells, ReadOnlySpan<int> active, int plane)
    {
        var (lane, width) = (0, Vector<float>.Count);
        var shift = new Vector<int>(weights.Tiling.Input.Weight(plane));
        for (; lane + 4 * width <= weights.Lanes; lane += 4 * width)
        {
            var (sum0, sum1, sum2, sum3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(cells), lane);
            foreach (var row in active)
            {
                ref var cell = ref Unsafe.Add(ref first, row);
                sum0 += Vector.LoadUnsafe(ref cell);
                sum1 += Vector.LoadUnsafe(ref cell, (nuint)width);
                sum2 += Vector.LoadUnsafe(ref cell, (nuint)(2 * width));
                sum3 += Vector.LoadUnsafe(ref cell, (nuint)(3 * width));
            }
            Convert(sum0, lane, shift);
            Convert(sum1, lane + width, shift);
            Convert(sum2, lane + 2 * width, shift);
            Convert(sum3, lane + 3 * width, shift);
        }
        for (; lane < weights.Lanes; lane += width)
        {
            var sum = Vector<float>.Zero;
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(cells), lane);
            foreach (var row in active)
                sum += Vector.LoadUnsafe(ref Unsafe.Add(ref first, row));
            Convert(sum, lane, shift);
        }
    }

    /// <summary>Adds the codes of one vector of columns, shifted by the plane's weight, and counts the clipped ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Convert(Vector<float> sum, int lane, Vector<int> shift)
    {
        var position = (sum - Load(converters.Base, lane)) * Load(converters.InverseStep, lane);
        var beyond = Vector.LessThan(position, Load(converters.LowerEdge, lane))
            | Vector.GreaterThan(position, Load(converters.UpperEdge, lane));
        var inside = Vector.Min(Vector.Max(position, Load(converters.Minimum, lane)), Load(converters.Maximum, lane));
        var rounded = converters.IsFloor ? Vector.Floor(inside) : inside + new Vector<float>(Magic) - new Vector<float>(Magic);
        ref var code = ref MemoryMarshal.GetArrayDataReference(codes);
        ref var count = ref MemoryMarshal.GetArrayDataReference(clipped);
        (Vector.LoadUnsafe(ref code, (nuint)lane) + Vector.ConvertToInt32(rounded) * shift).StoreUnsafe(ref code, (nuint)lane);
        (Vector.LoadUnsafe(ref count, (nuint)lane) - beyond).StoreUnsafe(ref count, (nuint)lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(float[] values, int lane) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)lane);

    /// <summary>The integer shift-adder over digits, as for ideal cells.</summary>
    private void Fold(Span<double> sums)
    {
        var (tiling, digits) = (weights.Tiling, weights.Tiling.Slicing.Digits);
        var isSeparate = weights.Scheme == ConversionScheme.Separate;
        for (var output = 0; output < tiling.Outputs; output++)
        {
            var total = 0L;
            for (var digit = 0; digit < digits; digit++)
            {
                var weight = 1 << (digit * tiling.Slicing.CellBits);
                var code = (long)codes[output * digits + digit] - (isSeparate ? codes[tiling.Outputs * digits + digit] : 0);
                total += code * AdcTables.Fixed(quantizers[digit].Step * weight);
                if (!isSeparate)
                    total += AdcTables.Fixed(quantizers[digit].Base * weight) * tiling.Input.WeightSum * tiling.Arrays;
                Saturated += clipped[output * digits + digit];
            }
            sums[output] = total * (1.0 / (1L << AdcTables.FractionBits));
        }
    }
}
