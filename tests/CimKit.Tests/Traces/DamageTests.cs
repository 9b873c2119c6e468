using System.Text;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Traces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Traces;

/// <summary>Whatever is done to a file: one clear error or the right run, never a crash, a hang or a wrong number.</summary>
public sealed class DamageTests
{
    private static readonly RunTrace Run = SyntheticTraces.Hashed(
        new LayerTable
        {
            Name = "small",
            Rows =
            [
                new LayerTableRow { InputHeight = 5, InputWidth = 5, InputChannels = 2, KernelHeight = 3, KernelWidth = 3, Outputs = 4 },
                new LayerTableRow { InputHeight = 1, InputWidth = 1, InputChannels = 36, KernelHeight = 1, KernelWidth = 1, Outputs = 10 },
            ],
        },
        seed: 7, weightBits: 8, activationBits: 4);

    private static readonly byte[] Binary = Bytes(stream => TraceFile.Write(Run, stream, null, CancellationToken.None));
    private static readonly byte[] Weights = Bytes(stream => WeightText.Write(Run.Layers[0].Weights, stream));
    private static readonly byte[] Inputs = Bytes(stream => InputText.Write(Run.Layers[0].Inputs, stream));
    private static readonly byte[] Table = Bytes(stream => LayerTableFile.Write(Run.Table, stream));

    private static readonly Gen<Func<byte[], byte[]>> Damage = Gen.OneOf(
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte, (place, value) => (Func<byte[], byte[]>)(file => Change(file, place, value))),
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 7], (place, bit) => (Func<byte[], byte[]>)(file => Change(file, place, (byte)(file[place % file.Length] ^ 1 << bit)))),
        Gen.Int[0, 1 << 20].Select(length => (Func<byte[], byte[]>)(file => file[..(length % file.Length)])),
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[1, 200], (place, length) => (Func<byte[], byte[]>)(file => Remove(file, place % file.Length, length))),
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte.Array[1, 40], (place, extra) => (Func<byte[], byte[]>)(file => Insert(file, place % file.Length, extra))));

    [Fact]
    public void TraceFile_Damaged_IsRefusedOrRight() => Damage.Sample(
        damage =>
        {
            try
            {
                var read = TraceFileTests.Read(damage(Binary));
                return read.Table.Rows.SequenceEqual(Run.Table.Rows) && read.Layers.SequenceEqual(Run.Layers) && read.Table.Name == Run.Table.Name
                    && read.WeightBits == Run.WeightBits && read.ActivationBits == Run.ActivationBits;
            }
            catch (InvalidDesignException error)
            {
                return error.Problems.Count > 0;
            }
        },
        iter: 4000);

    /// <summary>What the fast lanes make of damaged text is what a plain reader makes of it.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void WeightText_Damaged_EqualsAPlainReader(bool acceptsAny) => Damage.Sample(
        damage =>
        {
            var file = damage(Weights);
            var problems = new ProblemList("weights");
            var read = WeightText.Read(new MemoryStream(file), 18, 4, new WeightGrid(8, acceptsAny), problems);
            var plain = Plain(file, 18, 4, cell => double.TryParse(cell.Trim(' '), System.Globalization.NumberStyles.Float & ~System.Globalization.NumberStyles.AllowLeadingWhite & ~System.Globalization.NumberStyles.AllowTrailingWhite, null, out var weight) && Math.Abs(weight) <= 1
                ? WeightGrid.Code(weight, 8)
                : null);
            return read is null ? !problems.IsEmpty : plain is not null && plain.SequenceEqual(read.Codes.ToArray().Select(code => (int)code));
        },
        iter: 4000);

    [Fact]
    public void InputText_Damaged_EqualsAPlainReader() => Damage.Sample(
        damage =>
        {
            var file = damage(Inputs);
            var problems = new ProblemList("inputs");
            var read = InputText.Read(new MemoryStream(file), 18, 36, 4, problems);
            if (read is null)
                return !problems.IsEmpty;
            var plain = Plain(file, 18, read.Cycles, cell => cell.Trim(' ') is "0" or "1" ? cell.Trim(' ')[0] - '0' : null);
            return plain is not null && Enumerable.Range(0, 18).All(row => Enumerable.Range(0, read.Cycles)
                .All(cycle => read[row, cycle] == (plain[row * read.Cycles + cycle] == 1)));
        },
        iter: 4000);

    [Fact]
    public void LayerTable_Damaged_IsRefusedOrHoldsEightNumbersALine() => Damage.Sample(
        damage =>
        {
            var file = damage(Table);
            try
            {
                var table = LayerTableCsv.Read(new StreamReader(new MemoryStream(file), Encoding.UTF8), "table", "table");
                var plain = Plain(file, table.Rows.Count, 8, cell => int.TryParse(cell, out var number) ? number : null);
                return plain is not null && plain.SequenceEqual(table.Rows.SelectMany(row => new[]
                {
                    row.InputHeight, row.InputWidth, row.InputChannels, row.KernelHeight, row.KernelWidth, row.Outputs, row.HasPooling ? 1 : 0, row.Stride,
                }));
            }
            catch (InvalidDesignException error)
            {
                return error.Problems.All(problem => problem.StartsWith("table", StringComparison.Ordinal));
            }
        },
        iter: 4000);

    /// <summary>Any file of a folder damaged: the same run, another run that fits together, or one error that names a file.</summary>
    [Fact]
    public void TraceFolder_AnyFileDamaged_IsRefusedOrFitsTogether()
    {
        var folder = Directory.CreateTempSubdirectory("cimkit-damage-").FullName;
        try
        {
            var path = Path.Combine(folder, "run");
            TraceFolder.Write(Run, path);
            var files = Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllBytes(file))).ToList();
            Gen.Select(Gen.Int[0, files.Count - 1], Damage).Sample(
                (index, damage) =>
                {
                    var (file, bytes) = files[index];
                    File.WriteAllBytes(file, damage(bytes));
                    try
                    {
                        return TraceFolder.Read(path, new TraceFolderOptions { WeightBits = 8, ActivationBits = 4 }).Problems().Count == 0;
                    }
                    catch (InvalidDesignException error)
                    {
                        return error.Problems.Count > 0;
                    }
                    finally
                    {
                        File.WriteAllBytes(file, bytes);
                    }
                },
                iter: 500, threads: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int[]? Plain(byte[] file, int rows, int columns, Func<string, int?> parse)
    {
        var cells = Encoding.Latin1.GetString(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')
            .Select(line => line.Split(',').Select(parse).ToArray()).ToArray();
        while (cells.Length > rows && cells[^1].Length == 1 && cells[^1][0] is null)
            cells = cells[..^1];
        return cells.Length == rows && cells.All(line => line.Length == columns && line.All(cell => cell is not null))
            ? [.. cells.SelectMany(line => line.Select(cell => cell!.Value))]
            : null;
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static byte[] Change(byte[] file, int place, byte value)
    {
        var changed = file.ToArray();
        changed[place % file.Length] = value;
        return changed;
    }

    private static byte[] Remove(byte[] file, int place, int length) =>
        [.. file[..place], .. file[Math.Min(file.Length, place + length)..]];

    private static byte[] Insert(byte[] file, int place, byte[] extra) => [.. file[..place], .. extra, .. file[place..]];
}
