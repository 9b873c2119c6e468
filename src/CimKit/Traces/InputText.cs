using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Traces;

/// <summary>Input files of the published simulator: one line a matrix row, a 0 or 1 per read cycle.</summary>
/// <remarks>Source: first principles (interface of the published simulator).</remarks>
internal static class InputText
{
    private const int MaximumLine = 1 << 28;

    /// <summary>The packed cycles; null if anything is wrong.</summary>
    /// <param name="stream">Text.</param>
    /// <param name="rows">Rows of the weight matrix.</param>
    /// <param name="minimumCycles">Fewest cycles that are enough.</param>
    /// <param name="bits">Cycles of one input vector.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static InputCycles? Read(Stream stream, int rows, long minimumCycles, int bits, ProblemList problems)
    {
        var lines = new LineReader(stream, MaximumLine);
        if (!lines.TryRead(out var line))
        {
            problems.Add(lines.IsTooLong ? "the first line is too long." : $"must hold {rows} lines; the file is empty.");
            return null;
        }
        var cycles = (line.Length + 1) / 2;
        if (!IsLineLike(line))
            cycles = line.Count((byte)',') + 1;
        if (!Accepts(cycles, rows, minimumCycles, bits, stream, problems))
            return null;
        var collector = new RowCollector(rows, cycles);
        do
        {
            if (collector.Rows < rows)
                ReadLine(line, lines.Line, cycles, collector.NextRow(), problems);
            else if (line.Trim((byte)' ').Length > 0)
                collector.CountExtra();
        }
        while (!problems.IsFull && lines.TryRead(out line));
        if (lines.IsTooLong)
            problems.Add(lines.Line, $"must hold {cycles} digits; the line is too long for that.");
        else if (collector.Rows != rows)
            problems.Add($"must hold {rows} lines, one per row of the weight matrix; got {collector.Rows}.");
        return problems.IsEmpty ? collector.Finish() : null;
    }

    /// <summary>Writes the cycles as the published simulator does.</summary>
    public static void Write(InputCycles inputs, Stream stream)
    {
        var wordsPerRow = InputCycles.WordsFor(inputs.Cycles);
        var rows = new ulong[64 * wordsPerRow];
        var line = new byte[2 * inputs.Cycles];
        for (var group = 0; group < inputs.WordsPerCycle; group++)
        {
            BitBlock.Gather(inputs.Words, inputs.WordsPerCycle, group, inputs.Cycles, rows, wordsPerRow);
            for (var row = 0; row < Math.Min(64, inputs.Rows - group * 64); row++)
            {
                WriteLine(rows.AsSpan(row * wordsPerRow, wordsPerRow), line);
                stream.Write(line);
            }
        }
    }

    private static void WriteLine(ReadOnlySpan<ulong> bits, Span<byte> line)
    {
        for (var cycle = 0; cycle < line.Length / 2; cycle++)
        {
            line[2 * cycle] = (byte)('0' + (bits[cycle >> 6] >> cycle & 1));
            line[2 * cycle + 1] = (byte)',';
        }
        line[^1] = (byte)'\n';
    }

    private static bool IsLineLike(ReadOnlySpan<byte> line) => (line.Length & 1) == 1 && !line.Contains((byte)' ');

    private static bool Accepts(int cycles, int rows, long minimumCycles, int bits, Stream stream, ProblemList problems)
    {
        if (cycles % bits != 0)
            problems.Add(1, $"must hold a multiple of {bits} digits, one per bit of an input vector; got {cycles}.");
        if (cycles < minimumCycles)
            problems.Add(1, $"must hold at least {minimumCycles} digits, {minimumCycles / bits} input vectors of {bits} bit; got {cycles}.");
        if ((long)InputCycles.WordsFor(rows) * cycles > InputCycles.MaximumWords)
            problems.Add($"must hold at most {InputCycles.MaximumWords} × 64 digits; got {rows} × {cycles}.");
        else if (stream.CanSeek && stream.Length < (long)rows * cycles)
            problems.Add($"{rows}×{cycles} digits do not fit into {stream.Length} bytes; the file is cut short or belongs to another layer.");
        return problems.IsEmpty;
    }

    private static void ReadLine(ReadOnlySpan<byte> line, long number, int cycles, Span<ulong> bits, ProblemList problems)
    {
        if (line.Length == 2 * cycles - 1 && TryReadFixed(line, bits))
            return;
        bits.Clear();
        var count = line.Count((byte)',') + 1;
        if (count != cycles)
        {
            problems.Add(number, $"must hold {cycles} digits, as line 1; got {(line.Length == 0 ? 0 : count)}.");
            return;
        }
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var length = line.IndexOf((byte)',');
            var field = (length < 0 ? line : line[..length]).Trim((byte)' ');
            line = length < 0 ? [] : line[(length + 1)..];
            if (field.Length != 1 || (field[0] != '0' && field[0] != '1'))
                problems.Add(number, $"column {cycle + 1} must be 0 or 1; got '{WeightText.Show(field)}'.");
            else
                bits[cycle >> 6] |= (ulong)(field[0] & 1) << (cycle & 63);
        }
    }

    private static bool TryReadFixed(ReadOnlySpan<byte> line, Span<ulong> bits)
    {
        var pattern = Vector256.Create((ushort)0x2C30).AsByte();
        var allowed = Vector256.Create((ushort)0x0001).AsByte();
        var halves = MemoryMarshal.Cast<ulong, ushort>(bits);
        bits.Clear();
        var offset = 0;
        for (; offset + 32 <= line.Length && BitConverter.IsLittleEndian; offset += 32)
        {
            var digits = Vector256.Create(line.Slice(offset, 32)) ^ pattern;
            if ((digits & ~allowed) != Vector256<byte>.Zero)
                return false;
            halves[offset >> 5] = (ushort)Vector256.Equals(digits.AsUInt16(), allowed.AsUInt16()).ExtractMostSignificantBits();
        }
        for (; offset < line.Length; offset += 2)
        {
            if ((line[offset] & 0xFE) != '0' || (offset + 1 < line.Length && line[offset + 1] != ','))
                return false;
            bits[offset >> 7] |= (ulong)(line[offset] & 1) << (offset >> 1 & 63);
        }
        return true;
    }

    /// <summary>Gathers 64 rows at a time and turns them into packed cycles.</summary>
    private sealed class RowCollector(int rows, int cycles)
    {
        private readonly int wordsPerRow = InputCycles.WordsFor(cycles);
        private readonly ulong[] group = new ulong[64 * InputCycles.WordsFor(cycles)];
        private readonly ulong[] words = new ulong[checked(InputCycles.WordsFor(rows) * cycles)];

        public int Rows { get; private set; }

        public Span<ulong> NextRow()
        {
            if (Rows > 0 && (Rows & 63) == 0)
                Flush((Rows >> 6) - 1);
            return group.AsSpan((Rows++ & 63) * wordsPerRow, wordsPerRow);
        }

        public void CountExtra() => Rows++;

        public InputCycles Finish()
        {
            Flush(InputCycles.WordsFor(rows) - 1);
            return new InputCycles(rows, cycles, words);
        }

        private void Flush(int word)
        {
            BitBlock.Scatter(group, wordsPerRow, cycles, words, InputCycles.WordsFor(rows), word);
            Array.Clear(group);
        }
    }
}
