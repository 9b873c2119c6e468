using CimKit.Data;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Data;

public class IdxFileTests
{
    private static readonly byte[] Values = [.. Enumerable.Range(0, 2 * 3 * 4).Select(index => (byte)(index * 7))];
    private static readonly byte[] Plain = IdxBytes.Create([2, 3, 4], Values);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_PlainOrPacked_GivesShapeAndValues(bool isPacked)
    {
        var (shape, values) = Read(isPacked ? IdxBytes.Pack(Plain) : Plain, 3);

        Assert.Equal([2, 3, 4], shape);
        Assert.Equal(Values, values.ToArray());
    }

    [Fact]
    public void Read_OtherMagic_NamesExpectedAndGot() =>
        Assert.Equal("images, offset 0: expected magic number 0x00000801; got 0x00000803.", Message(Plain, 1));

    [Fact]
    public void Read_CutShort_NamesOffsetAndLength() => Assert.Equal(
        "images, offset 16: expected 2×3×4 values, 24 bytes; got the end of the file after 20 bytes.", Message(Plain[..^4], 3));

    [Fact]
    public void Read_EmptyFile_NamesTheMagicNumber() => Assert.Equal(
        "images, offset 0: expected the magic number, 4 bytes; got the end of the file after 0 bytes.", Message([], 3));

    [Fact]
    public void Read_MoreThanAnnounced_Refuses() =>
        Assert.Equal("images, offset 40: expected the end of the file; got more bytes.", Message([.. Plain, 0], 3));

    [Fact]
    public void Read_AbsurdDimensions_RefusesAtOnce() => Assert.Equal(
        "images, offset 8: expected dimensions of at most 2147483591 values in all; got 2000000000×2000000000.",
        Message(IdxBytes.Create([2_000_000_000, 2_000_000_000, 1], []), 3));

    [Fact]
    public void Read_ClaimsTwoGigabytes_TakesNoMemoryForThem()
    {
        var claims = IdxBytes.Create([2_000_000_000], [1, 2, 3]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<InvalidDataException>(() => Read(claims, 1));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Read_DamagedGzip_NamesTheFile()
    {
        var packed = IdxBytes.Pack(Plain);
        packed[^6] ^= 0x55;
        Assert.StartsWith("images, offset ", Message(packed, 3));
    }

    [Fact]
    public void Read_AnyDamage_ThrowsNothingButInvalidData() =>
        Gen.Bool.Select(Gen.Int[0, 60], Gen.Byte, Gen.Int[0, 60]).Sample(
            (isPacked, at, value, cut) =>
            {
                var bytes = isPacked ? IdxBytes.Pack(Plain) : (byte[])Plain.Clone();
                if (at < bytes.Length)
                    bytes[at] = value;
                try
                {
                    var (shape, values) = Read(bytes[..Math.Max(0, bytes.Length - cut)], 3);
                    return values.Length == shape.Aggregate(1, (count, length) => count * length);
                }
                catch (InvalidDataException damaged)
                {
                    return damaged.Message.StartsWith("images, offset ", StringComparison.Ordinal);
                }
            },
            iter: 2000);

    private static (IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Values) Read(byte[] bytes, int dimensions) =>
        IdxFile.Read(new MemoryStream(bytes), "images", dimensions);

    private static string Message(byte[] bytes, int dimensions) =>
        Assert.Throws<InvalidDataException>(() => Read(bytes, dimensions)).Message;
}
