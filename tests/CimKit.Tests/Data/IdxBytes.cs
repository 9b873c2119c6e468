using System.Buffers.Binary;
using System.IO.Compression;

namespace CimKit.Tests.Data;

/// <summary>IDX files in memory.</summary>
internal static class IdxBytes
{
    public static byte[] Create(int[] shape, byte[] values)
    {
        var bytes = new byte[4 + 4 * shape.Length + values.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 0x800 + shape.Length);
        for (var index = 0; index < shape.Length; index++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * index), shape[index]);
        values.CopyTo(bytes, 4 + 4 * shape.Length);
        return bytes;
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
