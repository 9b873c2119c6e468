using CimKit.Data;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Data;

public class Cifar10FileTests
{
    private const int RecordLength = 3073;

    [Fact]
    public void Read_TwoRecords_GivesPlanesInOrder()
    {
        var bytes = Records(3, 9);
        bytes[1] = 11;
        bytes[1 + 1024] = 22;
        bytes[RecordLength + 1 + 2048] = 33;

        var images = Cifar10File.Read(new MemoryStream(bytes), "batch");

        Assert.Equal([3, 9], images.Labels.ToArray());
        Assert.Equal((11, 22, 33), (images.Image(0)[0], images.Image(0)[1024], images.Image(1)[2048]));
        Assert.Equal("3×32×32", images.Shape.ToString());
    }

    [Fact]
    public void Read_CutShort_NamesTheRecordsOffset() => Assert.Equal(
        "batch, offset 3073: expected a record of 3073 bytes; got the end of the file after 100 bytes.",
        Message(Records(1, 2)[..(RecordLength + 100)]));

    [Fact]
    public void Read_NoSuchLabel_NamesIt() =>
        Assert.Equal("batch, offset 3073: expected a label of 0 to 9; got 10.", Message(Records(1, 10)));

    [Fact]
    public void Read_EmptyFile_Refuses() => Assert.Equal(
        "batch, offset 0: expected a record of 3073 bytes; got the end of the file after 0 bytes.", Message([]));

    [Fact]
    public void Read_AnyBytes_ThrowsNothingButInvalidData() => Gen.Int[0, 2 * RecordLength].Select(Gen.Byte, Gen.Byte).Sample(
        (length, first, second) =>
        {
            try
            {
                return Cifar10File.Read(new MemoryStream(Records(first, second)[..length]), "batch").Count * RecordLength == length;
            }
            catch (InvalidDataException damaged)
            {
                return damaged.Message.StartsWith("batch, offset ", StringComparison.Ordinal);
            }
        },
        iter: 500);

    private static byte[] Records(params byte[] labels)
    {
        var bytes = new byte[labels.Length * RecordLength];
        for (var index = 0; index < labels.Length; index++)
            bytes[index * RecordLength] = labels[index];
        return bytes;
    }

    private static string Message(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => Cifar10File.Read(new MemoryStream(bytes), "batch")).Message;
}
