using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace CimKit.Checkpoints;

/// <summary>PyTorch's form before version 1.6: five pickles, then the storages one after the other.</summary>
internal static class LegacyTorchFile
{
    private const long Protocol = 1001;
    private static readonly BigInteger Magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <exception cref="InvalidDataException">Anything is wrong.</exception>
    public static IReadOnlyDictionary<string, CheckpointTensor> Read(ReadOnlyMemory<byte> bytes)
    {
        var position = 0;
        if (Next("magic number") is not BigInteger magic || magic != Magic)
            throw new InvalidDataException("is no PyTorch file: its magic number is another.");
        if (Next("protocol version") is not Protocol)
            throw new InvalidDataException($"protocol version: must be {Protocol}.");
        RequireLittleEndian(Next("system information"));
        var tensors = StateDictionary.Find(Next("data"));
        var keys = Next("storage keys") as List<object?> ?? throw new InvalidDataException("storage keys: must be a list.");
        return StateDictionary.Load(tensors, Storages(tensors, keys, bytes[position..]), bytes.Length);

        object? Next(string entry)
        {
            var reader = new PickleReader(bytes[position..], entry);
            var read = reader.Read();
            position += reader.Position;
            return read;
        }
    }

    private static void RequireLittleEndian(object? system)
    {
        if (system is not PickleDictionary dictionary || dictionary.Pairs.Find(pair => pair.Key is "little_endian").Value is not true)
            throw new InvalidDataException("system information: numbers must be stored little-endian.");
    }

    private static Func<PickleStorage, ReadOnlyMemory<byte>> Storages(
        IReadOnlyList<(string Name, PickleTensor Tensor)> tensors, List<object?> keys, ReadOnlyMemory<byte> data)
    {
        var known = new Dictionary<string, PickleStorage>();
        foreach (var (name, tensor) in tensors)
        {
            if (!known.TryAdd(tensor.Storage.Key, tensor.Storage) && known[tensor.Storage.Key] != tensor.Storage)
                throw new InvalidDataException($"tensor '{name}': storage '{tensor.Storage.Key}' is described in two ways.");
        }
        var places = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var item in keys)
        {
            if (item is not string key || !known.TryGetValue(key, out var storage) || places.ContainsKey(key))
                throw new InvalidDataException("storage keys: must name each storage of the tensors once.");
            var count = data.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(data.Span) : -1;
            if (count != storage.Count || count > (data.Length - 8) / storage.Type.Size)
                throw new InvalidDataException(
                    $"storage '{key}': must hold {storage.Count} numbers in the {Math.Max(0, data.Length - 8)} bytes that are left; it claims {count}.");
            var length = (int)count * storage.Type.Size;
            places.Add(key, data.Slice(8, length));
            data = data[(8 + length)..];
        }
        if (!data.IsEmpty)
            throw new InvalidDataException($"storages: {data.Length} bytes follow the last one.");
        return storage => places.TryGetValue(storage.Key, out var place)
            ? place
            : throw new InvalidDataException($"storage '{storage.Key}': is missing.");
    }
}
