using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CimKit.Tests.Checkpoints;

/// <summary>Writes small PyTorch files in both forms, right or wrong, without Python.</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _bytes = new();

    public PickleWriter() => Raw(0x80, 2);

    public PickleWriter Raw(params byte[] bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public PickleWriter Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return Raw((byte)'X').Raw(length).Raw(bytes);
    }

    public PickleWriter Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return Raw((byte)'J').Raw(bytes);
    }

    public PickleWriter Global(string module, string name) => Raw(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    public PickleWriter Tuple(params int[] numbers)
    {
        Raw((byte)'(');
        foreach (var number in numbers)
            Number(number);
        return Raw((byte)'t');
    }

    public PickleWriter OrderedDict() => Global("collections", "OrderedDict").Raw((byte)')', (byte)'R');

    /// <summary>name: _rebuild_tensor_v2(storage, offset, shape, strides, False, OrderedDict()), set into the dictionary below.</summary>
    public PickleWriter Tensor(string name, string key, int count, int[] shape, int[] strides, int offset = 0)
    {
        Text(name).Global("torch._utils", "_rebuild_tensor_v2").Raw((byte)'(', (byte)'(');
        Text("storage").Global("torch", "FloatStorage").Text(key).Text("cpu").Number(count).Raw((byte)'t', (byte)'Q');
        Number(offset).Tuple(shape).Tuple(strides).Raw(0x89);
        return OrderedDict().Raw((byte)'t', (byte)'R', (byte)'s');
    }

    public byte[] End() => Raw((byte)'.')._bytes.ToArray();

    /// <summary>A state_dict of one 2×3 tensor "w" and one of 2 numbers "b".</summary>
    public static byte[] State() => new PickleWriter().OrderedDict()
        .Tensor("w", "0", 6, [2, 3], [3, 1]).Tensor("b", "1", 2, [2], [1]).End();

    public static byte[] Zip(byte[] pickle, CompressionLevel level = CompressionLevel.NoCompression, params (string Name, byte[] Bytes)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries.Prepend(("net/data.pkl", pickle)))
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    public static byte[] Zip() => Zip(State(), CompressionLevel.NoCompression, ("net/data/0", Floats(6)), ("net/data/1", Floats(2)));

    public static byte[] Legacy(byte[] pickle, params (string Key, byte[] Bytes)[] storages)
    {
        var stream = new MemoryStream();
        stream.Write(new PickleWriter().Raw(0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19).End());
        stream.Write(new PickleWriter().Raw((byte)'M', 0xE9, 0x03).End());
        stream.Write(new PickleWriter().Raw((byte)'}').Text("little_endian").Raw(0x88, (byte)'s').End());
        stream.Write(pickle);
        var keys = new PickleWriter().Raw((byte)']', (byte)'(');
        foreach (var (key, _) in storages)
            keys.Text(key);
        stream.Write(keys.Raw((byte)'e').End());
        foreach (var (_, bytes) in storages)
        {
            stream.Write(BitConverter.GetBytes(bytes.Length / 4L));
            stream.Write(bytes);
        }
        return stream.ToArray();
    }

    public static byte[] Legacy() => Legacy(State(), ("0", Floats(6)), ("1", Floats(2)));

    public static byte[] Safetensors(string header, int data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. Floats(data)];
    }

    public static byte[] Safetensors() => Safetensors(
        """{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}}""", 8);

    /// <summary>1, 2, 3, …</summary>
    public static byte[] Floats(int count) => Enumerable.Range(1, count).SelectMany(number => BitConverter.GetBytes((float)number)).ToArray();
}
