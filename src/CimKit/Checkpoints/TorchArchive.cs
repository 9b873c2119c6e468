using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CimKit.Checkpoints;

/// <summary>PyTorch's form since version 1.6: a zip with a pickle and one uncompressed entry a storage.</summary>
internal static class TorchArchive
{
    private const int MaximumPickle = 1 << 26;

    /// <exception cref="InvalidDataException">Anything is wrong.</exception>
    public static IReadOnlyDictionary<string, CheckpointTensor> Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = Stream(bytes);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return Read(archive, bytes.Length);
        }
        catch (Exception error) when (error is IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"the zip is damaged: {error.Message}", error);
        }
    }

    private static IReadOnlyDictionary<string, CheckpointTensor> Read(ZipArchive archive, int length)
    {
        var entries = archive.Entries.GroupBy(entry => entry.FullName).ToDictionary(
            group => group.Key,
            group => group.Count() == 1 ? group.First() : throw new InvalidDataException($"entry '{group.Key}' must be there once."));
        var pickle = entries.Keys.Where(name => name.EndsWith("/data.pkl", StringComparison.Ordinal)).ToList() is [var only]
            ? only
            : throw new InvalidDataException("must hold one entry data.pkl in a folder, as PyTorch writes it.");
        var folder = pickle[..^"data.pkl".Length];
        if (entries.TryGetValue(folder + "byteorder", out var order) && !Bytes(order, 16).Span.SequenceEqual("little"u8))
            throw new InvalidDataException($"{order.FullName}: numbers must be stored little-endian.");
        var tensors = StateDictionary.Find(new PickleReader(Bytes(entries[pickle], MaximumPickle), pickle).Read());
        var storages = new Dictionary<string, ReadOnlyMemory<byte>>();
        var budget = (long)length;
        return StateDictionary.Load(tensors, Storage, length);

        ReadOnlyMemory<byte> Storage(PickleStorage storage)
        {
            var name = $"{folder}data/{storage.Key}";
            if (!storages.TryGetValue(name, out var data))
            {
                var entry = entries.GetValueOrDefault(name) ?? throw new InvalidDataException($"entry '{name}' is missing.");
                budget -= entry.Length;
                if (budget < 0)
                    throw new InvalidDataException($"entry '{name}': all storages together are longer than the file.");
                storages.Add(name, data = Bytes(entry, length));
            }
            return data.Length == (Int128)storage.Count * storage.Type.Size
                ? data
                : throw new InvalidDataException($"entry '{name}': must hold {storage.Count} numbers of {storage.Type.Size} bytes; got {data.Length} bytes.");
        }
    }

    // Uncompressed, as PyTorch writes them: what an entry claims to hold is in the file, so there is nothing to blow up.
    private static ReadOnlyMemory<byte> Bytes(ZipArchiveEntry entry, int maximum)
    {
        if (entry.Length > maximum)
            throw new InvalidDataException($"entry '{entry.FullName}': must hold at most {maximum} bytes; it claims {entry.Length}.");
        if (entry.CompressedLength != entry.Length)
            throw new InvalidDataException($"entry '{entry.FullName}': must be stored without compression, as PyTorch writes it.");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        var sum = Crc32.HashToUInt32(bytes);
        return sum == entry.Crc32
            ? bytes
            : throw new InvalidDataException($"entry '{entry.FullName}': its checksum must be {entry.Crc32:x8}; got {sum:x8}: the file is damaged.");
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
