using System.Buffers.Binary;
using System.IO.Compression;

namespace CimKit.Data;

/// <summary>Reads IDX files of unsigned bytes, plain or gzip-compressed: the format of MNIST and Fashion-MNIST.</summary>
/// <remarks>
/// Big-endian: 0, 0, type (8 for bytes), number of dimensions; the dimensions, 32 bits each; the values. Never more memory
/// is taken than the file has bytes, whatever its header claims. Source: [LeCun1998].
/// </remarks>
public static class IdxFile
{
    /// <summary>Most values a file may hold, so that a damaged header is refused at once: 2 GB.</summary>
    private const long MostValues = 0x7fffffc7;

    /// <summary>Dimensions and values of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="dimensions">Dimensions it must have.</param>
    /// <exception cref="InvalidDataException">Damaged, cut short, too long or of other dimensions; file, offset, expected and got are named.</exception>
    public static (IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Values) Read(string path, int dimensions)
    {
        using var file = File.OpenRead(path);
        return Read(file, Path.GetFileName(path), dimensions);
    }

    /// <summary>The same from a stream.</summary>
    /// <param name="stream">Plain or gzip-compressed; read to its end.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="dimensions">Dimensions it must have.</param>
    /// <exception cref="InvalidDataException">As above.</exception>
    public static (IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Values) Read(Stream stream, string name, int dimensions)
    {
        var reader = new CheckedReader(Unpacked(stream), name);
        try
        {
            var header = reader.Exactly(4, "the magic number");
            var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (magic != 0x800u + (uint)dimensions)
                throw reader.Wrong(0, $"magic number 0x{0x800 + dimensions:x8}", $"0x{magic:x8}");
            var shape = new int[dimensions];
            var count = 1L;
            for (var index = 0; index < dimensions; index++)
            {
                var at = reader.Offset;
                shape[index] = BinaryPrimitives.ReadInt32BigEndian(reader.Exactly(4, $"dimension {index + 1}"));
                if (shape[index] < 0 || (count *= shape[index]) > MostValues)
                    throw reader.Wrong(at, $"dimensions of at most {MostValues} values in all", string.Join('×', shape[..(index + 1)]));
            }
            var values = reader.Exactly(count, $"{string.Join('×', shape)} values");
            reader.ExpectEnd();
            return (shape, values);
        }
        catch (InvalidDataException damaged) when (!reader.IsOwn(damaged))
        {
            throw reader.Wrong(reader.Offset, "intact gzip data", damaged.Message);
        }
    }

    private static Stream Unpacked(Stream stream)
    {
        var start = new byte[2];
        var length = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        var whole = new PrefixedStream(start.AsMemory(0, length), stream);
        return length == 2 && start[0] == 0x1f && start[1] == 0x8b ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }
}
