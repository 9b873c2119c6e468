using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using CimKit.Data;
using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Inference;

/// <summary>MNIST and a published float LeNet-5, found through CIMKIT_DATA.</summary>
internal static class RealData
{
    /// <summary>The folder CIMKIT_DATA names; skips the test without it.</summary>
    public static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("CIMKIT_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "CIMKIT_DATA is not set.");
        return folder!;
    }

    public static ImageSet Mnist(string part, int count)
    {
        var pixels = Unzip($"{part}-images-idx3-ubyte.gz", 16 + count * 784).AsMemory(16, count * 784);
        var labels = Unzip($"{part}-labels-idx1-ubyte.gz", 8 + count).AsMemory(8, count);
        return new ImageSet($"MNIST {part}", new TensorShape(1, 28, 28), pixels, labels, Enumerable.Range(0, 10).Select(i => $"{i}").ToArray());
    }

    /// <summary>Tensors of a safetensors file by name, float32.</summary>
    public static IReadOnlyDictionary<string, float[]> Weights(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(), "weights", file));
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        return header.RootElement.EnumerateObject().Where(tensor => tensor.Name != "__metadata__").ToDictionary(tensor => tensor.Name, tensor =>
        {
            var range = tensor.Value.GetProperty("data_offsets");
            var (start, end) = (range[0].GetInt32(), range[1].GetInt32());
            return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8 + length + start, end - start)).ToArray();
        });
    }

    private static byte[] Unzip(string file, int count)
    {
        using var zip = new GZipStream(File.OpenRead(Path.Combine(Folder(), "mnist", file)), CompressionMode.Decompress);
        var bytes = new byte[count];
        zip.ReadExactly(bytes);
        return bytes;
    }
}
