using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CimKit.Traces;

/// <summary>Weight files of the published simulator: one line a matrix row, one number an output, ten characters each.</summary>
/// <remarks>
/// Numbers in the fixed form <c>%10.5f</c> are read eight bytes at a time, and known texts are recognised; any other decimal form is read too, slower.
/// Source: first principles (interface of the published simulator).
/// </remarks>
internal static class WeightText
{
    private const int Width = 10;

    /// <summary>The matrix; null if anything is wrong.</summary>
    public static WeightMatrix? Read(Stream stream, int rows, int columns, WeightGrid grid, ProblemList problems)
    {
        if (stream.CanSeek && stream.Length - stream.Position < (long)rows * columns)
        {
            problems.Add($"{rows}×{columns} numbers do not fit into {stream.Length - stream.Position} bytes; the file is cut short or belongs to another layer.");
            return null;
        }
        var codes = new short[rows * columns];
        var lines = new LineReader(stream, (int)Math.Min(1L << 28, 64L * columns + 1024));
        var known = new KnownWeights();
        var read = 0;
        for (; !problems.IsFull && lines.TryRead(out var line); read++)
        {
            if (read < rows)
                ReadLine(line, lines.Line, codes.AsSpan(read * columns, columns), grid, known, problems);
            else if (line.Trim((byte)' ').Length == 0)
                read--;
        }
        if (lines.IsTooLong)
            problems.Add(lines.Line, $"must hold {columns} numbers; the line is too long for that.");
        else if (read != rows)
            problems.Add($"must hold {rows} lines, one per row of the weight matrix; got {read}.");
        return problems.IsEmpty ? new WeightMatrix(rows, columns, grid.Bits, codes) : null;
    }

    /// <summary>Writes the matrix as the published simulator does.</summary>
    public static void Write(WeightMatrix weights, Stream stream)
    {
        var texts = Enumerable.Range(0, 2 * weights.CodeOfOne + 1)
            .Select(index => Encoding.ASCII.GetBytes(Text(index - weights.CodeOfOne, weights.CodeOfOne))).ToArray();
        var line = new byte[weights.Columns * (Width + 1)];
        for (var row = 0; row < weights.Rows; row++)
        {
            var codes = weights.Row(row);
            for (var column = 0; column < codes.Length; column++)
            {
                texts[codes[column] + weights.CodeOfOne].CopyTo(line, column * (Width + 1));
                line[column * (Width + 1) + Width] = (byte)',';
            }
            line[^1] = (byte)'\n';
            stream.Write(line);
        }
    }

    // Decimal expansion of k/one to five places, ties to even, exact because it is done in integers.
    private static string Text(int code, int one)
    {
        var scaled = Math.Abs((long)code) * WeightGrid.Micro;
        var (quotient, rest) = Math.DivRem(scaled, one);
        if (2 * rest > one || (2 * rest == one && (quotient & 1) == 1))
            quotient++;
        var text = string.Create(CultureInfo.InvariantCulture, $"{(code < 0 ? "-" : "")}{quotient / WeightGrid.Micro}.{quotient % WeightGrid.Micro:D5}");
        return text.PadLeft(Width);
    }

    private static void ReadLine(
        ReadOnlySpan<byte> line, long number, Span<short> codes, WeightGrid grid, KnownWeights known, ProblemList problems)
    {
        if (line.Length != codes.Length * (Width + 1) - 1 || !TryReadFixed(line, codes, grid, known))
            ReadAny(line, number, codes, grid, problems);
    }

    private static bool TryReadFixed(ReadOnlySpan<byte> line, Span<short> codes, WeightGrid grid, KnownWeights known)
    {
        ref var field = ref MemoryMarshal.GetReference(line);
        for (var column = 0; column < codes.Length; column++, field = ref Unsafe.Add(ref field, Width + 1))
        {
            if (column + 1 < codes.Length && Unsafe.Add(ref field, Width) != ',')
                return false;
            var head = Unsafe.ReadUnaligned<ulong>(ref field);
            var tail = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref field, 8));
            if (known.TryFind(head, tail, out codes[column]))
                continue;
            if (!TryReadField(head, tail, grid, out codes[column]))
                return false;
            known.Add(head, tail, codes[column]);
        }
        return true;
    }

    private static bool TryReadField(ulong text, ushort end, WeightGrid grid, out short code)
    {
        // "  -d.ddddd": what differs from "   0.00000" is a sign or the value of a digit.
        var head = (BitConverter.IsLittleEndian ? text : BinaryPrimitives.ReverseEndianness(text)) ^ 0x3030_302E_3020_2020UL;
        var tail = (BitConverter.IsLittleEndian ? end : BinaryPrimitives.ReverseEndianness(end)) ^ 0x3030;
        var sign = (int)(head >> 16 & 0xFF);
        code = 0;
        if ((head & 0xF0F0_F0FF_F000_FFFFUL) != 0 || (head + 0x0606_0600_0600_0000UL & 0xF0F0_F000_F000_0000UL) != 0
            || (tail & 0xF0F0) != 0 || (tail + 0x0606 & 0xF0F0) != 0 || (sign != 0 && sign != (' ' ^ '-')))
            return false;
        var parts = (int)(head >> 24 & 15) * WeightGrid.Micro + (int)(head >> 40 & 15) * 10_000 + (int)(head >> 48 & 15) * 1000
            + (int)(head >> 56) * 100 + (tail & 15) * 10 + (tail >> 8);
        return parts <= WeightGrid.Micro && grid.TryCode(sign == 0 ? parts : -parts, out code);
    }

    private static void ReadAny(ReadOnlySpan<byte> line, long number, Span<short> codes, WeightGrid grid, ProblemList problems)
    {
        var count = line.Count((byte)',') + 1;
        if (count != codes.Length)
        {
            problems.Add(number, $"must hold {codes.Length} numbers, one per output; got {(line.Length == 0 ? 0 : count)}.");
            return;
        }
        for (var column = 0; column < codes.Length; column++)
        {
            var length = line.IndexOf((byte)',');
            var field = (length < 0 ? line : line[..length]).Trim((byte)' ');
            line = length < 0 ? [] : line[(length + 1)..];
            if (field.Length == 0 || !Utf8Parser.TryParse(field, out double weight, out var used) || used != field.Length
                || !grid.TryCode(weight, out codes[column]))
                problems.Add(number, $"column {column + 1} must be {grid.Rule}; got '{Show(field)}'.");
        }
    }

    internal static string Show(ReadOnlySpan<byte> field) =>
        string.Concat(Encoding.Latin1.GetString(field[..Math.Min(24, field.Length)]).Select(letter => char.IsControl(letter) ? '?' : letter))
        + (field.Length > 24 ? "…" : "");
}
