using System.IO.Compression;
using System.Text;
using CimKit.Checkpoints;
using CimKit.Tests.Inference;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Checkpoints;

public sealed class CheckpointFileTests
{
    public static TheoryData<string, byte[]> Forms() => new()
    {
        { "safetensors", PickleWriter.Safetensors() }, { "zip", PickleWriter.Zip() }, { "legacy", PickleWriter.Legacy() },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_SmallFile_GivesItsTensors(string form, byte[] file)
    {
        var tensors = CheckpointFile.Read(file, form).Tensors;

        Assert.Equal(["b", "w"], tensors.Keys.Order());
        Assert.Equal([2, 3], tensors["w"].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensors["w"].Values.ToArray());
        Assert.Equal(2, tensors["b"].Values.Length);
    }

    [Fact]
    public void Read_FlippedBitOfAWeight_IsRefusedByItsChecksum()
    {
        var zip = PickleWriter.Zip();
        var place = zip.AsSpan().IndexOf(PickleWriter.Floats(6));
        Assert.True(place > 0);
        zip[place + 5] ^= 0x10;

        Assert.Matches("entry 'net/data/0': its checksum must be [0-9a-f]{8}; got [0-9a-f]{8}: the file is damaged",
            Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(zip, "net.pth")).Message);
    }

    [Fact]
    public void Read_TransposedTensor_IsPutInOrder()
    {
        var pickle = new PickleWriter().OrderedDict().Tensor("w", "0", 7, [2, 3], [1, 2], offset: 1).End();
        var read = CheckpointFile.Read(PickleWriter.Legacy(pickle, ("0", PickleWriter.Floats(7))), "f");
        Assert.Equal([2, 4, 6, 3, 5, 7], read.Tensors["w"].Values.ToArray());
    }

    [Theory]
    [InlineData("resnet20-12fca82f.th", "akamaster_resnet20_cifar10.safetensors")]
    [InlineData("crosssim_resnet20_cifar10.pth", "crosssim_resnet20_cifar10.safetensors")]
    [InlineData("csinva_lenet5_mnist.pth", "csinva_lenet5_mnist.safetensors")]
    public void Read_PublicCheckpoint_EqualsItsSafetensorsBitByBit(string original, string converted)
    {
        var folder = Path.Combine(RealData.Folder(), "weights");
        var (first, second) = (CheckpointFile.Read(Path.Combine(folder, original)), CheckpointFile.Read(Path.Combine(folder, converted)));

        Assert.Equal(second.Tensors.Keys.Order(), first.Tensors.Keys.Order());
        Assert.All(second.Tensors, pair =>
        {
            Assert.Equal(pair.Value.Shape, first.Tensors[pair.Key].Shape);
            Assert.True(pair.Value.Values.Span.SequenceEqual(first.Tensors[pair.Key].Values.Span));
        });
    }

    public static TheoryData<string, byte[]> Malicious()
    {
        var system = new PickleWriter().Global("os", "system").Raw((byte)'(').Text("touch executed").Raw((byte)'t', (byte)'R').End();
        var computed = new PickleWriter().Text("builtins").Text("eval").Raw(0x93).End();
        var made = new PickleWriter().OrderedDict().Raw((byte)')', 0x81).End();
        var storage = new PickleWriter().OrderedDict().Tensor("w", "../../etc/passwd", 6, [6], [1]).End();
        var endless = new PickleWriter().OrderedDict().Tensor("w", "0", 6, [1 << 27], [0]).End();
        var absurd = new PickleWriter().OrderedDict().Tensor("w", "0", int.MaxValue, [int.MaxValue, int.MaxValue], [1, 1]).End();
        var shared = new PickleWriter().OrderedDict();
        for (var copy = 0; copy < 2000; copy++)
            shared.Tensor($"w{copy}", "0", 1000, [1000], [1]);
        var text = new PickleWriter().Raw((byte)'X', 0xFF, 0xFF, 0xFF, 0x7F).End();
        (string, byte[])[] numbers = [("net/data/0", PickleWriter.Floats(1000))];
        return new()
        {
            { "'os.system' is not one of the names", PickleWriter.Zip(system) },
            { "'os.system' is not one of the names", PickleWriter.Legacy(system) },
            { "'builtins.eval' is not one of the names", PickleWriter.Zip(computed) },
            { "NEWOBJ (make an object)", PickleWriter.Zip(made) },
            { "entry 'net/data/../../etc/passwd' is missing", PickleWriter.Zip(storage) },
            { "strides must be 1 or greater", PickleWriter.Legacy(endless, ("0", PickleWriter.Floats(6))) },
            { "at most 268435456 numbers", PickleWriter.Zip(absurd) },
            { "hold more numbers than the file has bytes", PickleWriter.Zip(shared.End(), CompressionLevel.NoCompression, numbers) },
            { "expected 2147483647 more bytes", PickleWriter.Zip(text) },
            { "must be stored without compression", PickleWriter.Zip(PickleWriter.State(), CompressionLevel.Optimal, ("net/data/0", new byte[1 << 20])) },
            { "must hold 6 numbers of 4 bytes; got 20 bytes", PickleWriter.Zip(PickleWriter.State(), CompressionLevel.NoCompression, ("net/data/0", PickleWriter.Floats(5))) },
            { "entry 'net/data/0' is missing", PickleWriter.Zip(PickleWriter.State()) },
            { "must hold one entry data.pkl", PickleWriter.Zip(PickleWriter.State(), CompressionLevel.NoCompression, ("other/data.pkl", PickleWriter.State())) },
            { "must hold a dictionary of tensors (a state_dict); got a list", PickleWriter.Zip(new PickleWriter().Raw((byte)']').End()) },
            { "must hold tensors, or a dictionary", PickleWriter.Zip(new PickleWriter().Raw((byte)'}').End()) },
            { "storage '0': must hold 6 numbers", PickleWriter.Legacy(PickleWriter.State(), ("0", PickleWriter.Floats(5))) },
            { "storage keys: must name each storage", PickleWriter.Legacy(PickleWriter.State(), ("5", PickleWriter.Floats(5))) },
            { "header must be at most", [.. BitConverter.GetBytes(long.MaxValue), 1, 2, 3] },
            { "header must be at most 0 bytes long", [.. BitConverter.GetBytes(1L << 40)] },
            { "must begin with 8 bytes", [1, 2, 3] },
            { "data_offsets must span 24", PickleWriter.Safetensors("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,20]}}""", 6) },
            { "must begin at 0", PickleWriter.Safetensors("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 3) },
            { "at most 268435456 numbers", PickleWriter.Safetensors("""{"w":{"dtype":"F32","shape":[4000000000,4000000000],"data_offsets":[0,8]}}""", 2) },
            { "must be 8 bytes long, as the header says; got 12", PickleWriter.Safetensors("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 3) },
            { "dtype must be", PickleWriter.Safetensors("""{"w":{"dtype":"F4","shape":[2],"data_offsets":[0,8]}}""", 2) },
            { "is no JSON", PickleWriter.Safetensors("""{"w":""", 2) },
            { "is no JSON", PickleWriter.Safetensors(new string('[', 100_000), 2) },
        };
    }

    [Theory]
    [MemberData(nameof(Malicious))]
    public void Read_MaliciousFile_IsRefusedByFileAndReason(string reason, byte[] file)
    {
        var error = Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(file, "net.pth"));

        Assert.StartsWith("net.pth: ", error.Message);
        Assert.Contains(reason, error.Message);
        Assert.False(File.Exists("executed"));
    }

    [Theory]
    [InlineData((byte)'i'), InlineData((byte)'o'), InlineData((byte)'P'), InlineData((byte)0x92), InlineData((byte)0x82)]
    [InlineData((byte)'S'), InlineData((byte)0x96), InlineData((byte)0x97), InlineData((byte)0xFE)]
    public void Read_UnknownInstruction_IsRefused(byte opcode) => Assert.Contains(
        "is not run",
        Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(
            PickleWriter.Zip(new PickleWriter().Text("os").Text("system").Raw(opcode).Raw(Encoding.ASCII.GetBytes("os\nsystem\n")).End()), "f")).Message);

    [Fact]
    public void Read_HugeMemory_IsNotTaken()
    {
        foreach (var row in Malicious())
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(row.Data.Item2, "f"));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * row.Data.Item2.Length + (1 << 20));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_EveryTruncation_IsRefused(string form, byte[] file)
    {
        for (var length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(file.AsMemory(0, length), form));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_EveryFlippedBit_IsRefusedOrStillTensors(string form, byte[] file)
    {
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            var damaged = (byte[])file.Clone();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            ReadsOrRefuses(damaged, form);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_AnyDamage_IsRefusedOrStillTensors(string form, byte[] file) => Gen.Select(
        Gen.Int[0, file.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 40]).Array[1, 3].Sample(
        cuts => ReadsOrRefuses(cuts.Aggregate(file, (bytes, cut) =>
        {
            var place = Math.Min(cut.Item1, bytes.Length);
            return [.. bytes[..place], .. cut.Item3, .. bytes[Math.Min(bytes.Length, place + cut.Item2)..]];
        }), form),
        iter: 3000);

    [Fact]
    public void Read_AnyBytesAfterAPickleHeader_AreRefusedOrTensors() => Gen.Byte.Array[0, 200].Sample(
        bytes => ReadsOrRefuses(PickleWriter.Zip([0x80, 2, .. bytes, (byte)'.']), "random"), iter: 3000);

    private static void ReadsOrRefuses(byte[] file, string name)
    {
        try
        {
            Assert.All(CheckpointFile.Read(file, name).Tensors.Values, tensor =>
                Assert.Equal(tensor.Values.Length, tensor.Shape.Aggregate(1, (count, extent) => count * extent)));
        }
        catch (InvalidDataException error)
        {
            Assert.StartsWith(name, error.Message);
        }
    }
}
