using System.Buffers.Binary;
using System.Text;

namespace CimKit.Neural.Runtime;

/// <summary>The section table of a 64-bit little-endian ELF file: where a named section lies.</summary>
internal static class ElfSections
{
    private const int HeaderLength = 64;

    /// <summary>Byte range of the section of that name.</summary>
    /// <exception cref="InvalidDataException">Not such a file, damaged, or without that section.</exception>
    public static Range Find(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < HeaderLength || !file[..6].SequenceEqual("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        var table = BinaryPrimitives.ReadUInt64LittleEndian(file[40..]);
        var size = BinaryPrimitives.ReadUInt16LittleEndian(file[58..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[60..]);
        var namesAt = BinaryPrimitives.ReadUInt16LittleEndian(file[62..]);
        var names = Slice(file, Extent(Header(file, table, size, namesAt)));
        for (var index = 0; index < count; index++)
        {
            var header = Header(file, table, size, index);
            if (TextAt(names, BinaryPrimitives.ReadUInt32LittleEndian(header)) == name)
            {
                var (offset, length) = Extent(header);
                _ = Slice(file, (offset, length));
                return (int)offset..(int)(offset + length);
            }
        }
        throw new InvalidDataException($"The ELF file has no section {name}.");
    }

    /// <summary>The zero-terminated text at an offset of a string table.</summary>
    public static string TextAt(ReadOnlySpan<byte> strings, uint offset)
    {
        if (offset >= strings.Length)
            throw new InvalidDataException($"String offset {offset} lies outside the table of {strings.Length} bytes.");
        var rest = strings[(int)offset..];
        var end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }

    /// <summary>The hash that version entries carry beside the name. Source: System V ABI, "Hash Table".</summary>
    public static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> file, ulong table, int size, int index) =>
        size < HeaderLength
            ? throw new InvalidDataException($"ELF section headers must be {HeaderLength} bytes or longer; got {size}.")
            : Slice(file, (table + (ulong)(size * index), HeaderLength));

    private static (ulong Offset, ulong Length) Extent(ReadOnlySpan<byte> header) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(header[24..]), BinaryPrimitives.ReadUInt64LittleEndian(header[32..]));

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> file, (ulong Offset, ulong Length) extent) =>
        extent.Offset <= (ulong)file.Length && extent.Length <= (ulong)file.Length - extent.Offset
            ? file.Slice((int)extent.Offset, (int)extent.Length)
            : throw new InvalidDataException(
                $"ELF section at {extent.Offset} of {extent.Length} bytes lies outside the file of {file.Length} bytes.");
}
