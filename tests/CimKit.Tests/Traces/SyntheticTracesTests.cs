using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CimKit.Networks;
using CimKit.Tests.Architecture;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Traces;

public sealed partial class SyntheticTracesTests
{
    public static TheoryData<string> Runs => [.. Hashes.Select(row => row.Run).Distinct()];

    private static IReadOnlyList<(string Run, string File, string Sha256)> Hashes { get; } = [.. File
        .ReadLines(Repository.PathTo("tests", "CimKit.Tests", "Traces", "Golden", "trace-sha256.csv")).Skip(1)
        .Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], cells[2]))];

    /// <summary>Every text file of every published run, byte for byte.</summary>
    [Theory, MemberData(nameof(Runs))]
    public void Hashed_WrittenAsText_EqualsThePublishedFiles(string run)
    {
        var trace = Create(run);
        var expected = Hashes.Where(row => row.Run == run).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(row => $"{row.File} {row.Sha256}"),
            expected.Select(row => $"{row.File} {Sha256Of(stream => WriteFile(trace, row.File, stream))}"));
    }

    [Fact]
    public void Periodic_SmallLayer_FollowsTheRule()
    {
        var table = new LayerTable { Name = "one", Rows = [GoldenNetworks.Load("lenet_mnist").Rows[0]] };
        var layer = SyntheticTraces.Periodic(table, 8, 8).Layers[0];

        Assert.Equal(-1 + 2 * ((37 * 7 + 101 * 3) % 255) / 256.0, layer.Weights.Value(7, 3));
        Assert.Equal(576 * 8, layer.Inputs.Cycles);
        Assert.Equal((31 * 24 + 17 * 4000) % 100 < 18, layer.Inputs[24, 4000]);
        Assert.Equal(
            Enumerable.Range(0, 25).Count(row => (31 * row + 17 * 100) % 100 < 18),
            layer.Inputs.Ones(100, 0, 25));
    }

    internal static RunTrace Create(string run)
    {
        var parts = RunName().Match(run);
        return SyntheticTraces.Hashed(
            GoldenNetworks.Load(parts.Groups[1].Value),
            seed: 1,
            weightBits: int.Parse(parts.Groups[2].Value),
            activationBits: int.Parse(parts.Groups[3].Value),
            run.EndsWith("random_bits", StringComparison.Ordinal) ? SyntheticActivations.RandomBits : SyntheticActivations.Rectified,
            hasPreviousWeights: run.EndsWith("train", StringComparison.Ordinal));
    }

    private static void WriteFile(RunTrace run, string file, Stream stream)
    {
        if (file == "network.csv")
        {
            LayerTableFile.Write(run.Table, stream);
            return;
        }
        var layer = run.Layers[int.Parse(Digits().Match(file).Value)];
        if (file.StartsWith("weightold", StringComparison.Ordinal))
            WeightText.Write(layer.PreviousWeights!, stream);
        else if (file.StartsWith("weight", StringComparison.Ordinal))
            WeightText.Write(layer.Weights, stream);
        else
            InputText.Write(layer.Inputs, stream);
    }

    private static string Sha256Of(Action<Stream> write)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            write(stream);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    [GeneratedRegex(@"^(.*)\.s1\.w(\d+)a(\d+)")]
    private static partial Regex RunName();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
