using System.IO.Compression;
using System.Text.Json;
using CimKit.Estimation.Verification;
using CimKit.Tests.Traces;
using Xunit;

namespace CimKit.Tests.Estimation;

/// <summary>Fifteen varied runs of the published program, their circuits, and its printed rows of whole chips.</summary>
internal static class GoldenRuns
{
    public static ChipVerificationOptions Options { get; } = new()
    {
        Networks = GoldenNetworks.Load, Runs = () => Open("runs.jsonl.gz"),
    };

    public static MemoryStream Open(string name)
    {
        using var stream = typeof(GoldenRuns).Assembly.GetManifestResourceStream("estimation/" + name);
        Assert.NotNull(stream);
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    public static IReadOnlyList<JsonElement> Records { get; } = Read();

    private static IReadOnlyList<JsonElement> Read()
    {
        using var reader = new StreamReader(new GZipStream(Open("runs.jsonl.gz"), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
