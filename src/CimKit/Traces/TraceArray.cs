using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>Arrays inside a trace file, written and read in pieces with a running checksum.</summary>
internal static class TraceArray
{
    private const int Piece = 1 << 16;

    // Deflate cannot shrink data more than this: a greater claim is false and must not be allocated.
    private const long MaximumDeflation = 1032;

    public static TraceManifest.Entry Write(ZipArchiveEntry entry, WeightMatrix weights)
    {
        var codes = weights.Codes.Span;
        var isByte = !codes.ContainsAnyExceptInRange((short)sbyte.MinValue, (short)sbyte.MaxValue);
        var (type, size) = isByte ? ("|i1", 1) : ("<i2", 2);
        return Write(entry, type, weights.Rows, weights.Columns, size, (offset, piece) =>
        {
            var part = weights.Codes.Span.Slice(offset / size, piece.Length / size);
            for (var index = 0; index < part.Length; index++)
            {
                piece[index * size] = (byte)part[index];
                if (!isByte)
                    piece[index * size + 1] = (byte)(part[index] >> 8);
            }
        });
    }

    public static TraceManifest.Entry Write(ZipArchiveEntry entry, InputCycles inputs)
    {
        var columns = (inputs.Rows + 7) / 8;
        return Write(entry, "|u1", inputs.Cycles, columns, 1, (offset, piece) =>
        {
            for (var index = 0; index < piece.Length; index++)
            {
                var (cycle, column) = Math.DivRem(offset + index, columns);
                piece[index] = (byte)(inputs.Words[cycle * inputs.WordsPerCycle + (column >> 3)] >> (column & 7) * 8);
            }
        });
    }

    /// <exception cref="InvalidDataException">An array is missing, damaged or does not belong to the row.</exception>
    public static LayerTrace ReadLayer(ZipArchive archive, TraceManifest.Layer layer, LayerTableRow row, int weightBits)
    {
        if (row.SizeProblems().FirstOrDefault() is { } problem)
            throw new InvalidDataException($"{layer.Name}: {problem}");
        Expect(layer.Inputs.Columns == (row.WeightRows + 7) / 8, layer.Inputs, $"{(row.WeightRows + 7) / 8} bytes a cycle");
        return new LayerTrace
        {
            Name = layer.Name,
            Weights = ReadWeights(archive, layer.Weights, row, weightBits),
            Inputs = ReadInputs(archive, layer.Inputs, (int)row.WeightRows),
            PreviousWeights = layer.PreviousWeights is { } entry ? ReadWeights(archive, entry, row, weightBits) : null,
        };
    }

    /// <exception cref="InvalidDataException">The entry is missing or longer than allowed.</exception>
    public static byte[] ReadBytes(ZipArchive archive, string name, int maximum)
    {
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing.");
        if (entry.Length > maximum || entry.Length > (entry.CompressedLength + 1) * MaximumDeflation)
            throw new InvalidDataException($"{name} must hold at most {maximum} bytes; it claims {entry.Length}.");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static WeightMatrix ReadWeights(ZipArchive archive, TraceManifest.Entry entry, LayerTableRow row, int weightBits)
    {
        Expect(entry.Rows == row.WeightRows && entry.Columns == row.Outputs, entry, $"{row.WeightRows}×{row.Outputs} weights");
        Expect(entry.Type is "|i1" or "<i2", entry, "type |i1 or <i2");
        var size = entry.Type == "|i1" ? 1 : 2;
        var bytes = Read(archive, entry, size);
        var codes = new short[bytes.Length / size];
        for (var index = 0; index < codes.Length; index++)
            codes[index] = size == 1 ? (sbyte)bytes[index] : (short)(bytes[2 * index] | bytes[2 * index + 1] << 8);
        return new WeightMatrix(entry.Rows, entry.Columns, weightBits, codes);
    }

    private static InputCycles ReadInputs(ZipArchive archive, TraceManifest.Entry entry, int rows)
    {
        Expect(entry.Type == "|u1", entry, "type |u1");
        var wordsPerCycle = InputCycles.WordsFor(rows);
        Expect(entry.Rows > 0 && (long)wordsPerCycle * entry.Rows <= InputCycles.MaximumWords, entry, "fewer cycles");
        var bytes = Read(archive, entry, 1);
        var words = new ulong[wordsPerCycle * entry.Rows];
        var target = MemoryMarshal.AsBytes(words.AsSpan());
        for (var cycle = 0; cycle < entry.Rows; cycle++)
            bytes.AsSpan(cycle * entry.Columns, entry.Columns).CopyTo(target[(cycle * wordsPerCycle * 8)..]);
        if (!BitConverter.IsLittleEndian)
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(words, words);
        return new InputCycles(rows, entry.Rows, words);
    }

    private static TraceManifest.Entry Write(
        ZipArchiveEntry entry, string type, int rows, int columns, int size, Action<int, Span<byte>> fill)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = entry.Open();
        var header = NumpyArray.Header(type, rows, columns);
        hash.AppendData(header);
        stream.Write(header);
        var total = checked(rows * columns * size);
        var piece = new byte[Math.Min(Piece, total)];
        for (var offset = 0; offset < total; offset += piece.Length)
        {
            var part = piece.AsSpan(0, Math.Min(piece.Length, total - offset));
            fill(offset, part);
            hash.AppendData(part);
            stream.Write(part);
        }
        return new TraceManifest.Entry
        {
            File = entry.FullName,
            Type = type,
            Rows = rows,
            Columns = columns,
            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
        };
    }

    private static byte[] Read(ZipArchive archive, TraceManifest.Entry entry, int size)
    {
        var part = archive.GetEntry(entry.File) ?? throw new InvalidDataException($"{entry.File} is missing.");
        var header = NumpyArray.Header(entry.Type, entry.Rows, entry.Columns);
        var total = (long)entry.Rows * entry.Columns * size;
        Expect(part.Length == total + header.Length, entry, $"{total + header.Length} bytes");
        Expect(part.Length <= (part.CompressedLength + 1) * MaximumDeflation && total <= Array.MaxLength, entry, "a length it can hold");
        using var stream = part.Open();
        var start = new byte[header.Length];
        stream.ReadExactly(start);
        Expect(start.AsSpan().SequenceEqual(header), entry, "the array header of its shape");
        var bytes = new byte[total];
        stream.ReadExactly(bytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(bytes);
        Expect(Convert.ToHexStringLower(hash.GetHashAndReset()) == entry.Sha256, entry, "data that match its checksum");
        return bytes;
    }

    private static void Expect(bool isTrue, TraceManifest.Entry entry, string expected)
    {
        if (!isTrue)
            throw new InvalidDataException($"{entry.File} must have {expected}.");
    }
}
