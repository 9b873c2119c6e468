using System.Text.Json;
using System.Text.Json.Serialization;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>Contents page of a trace file.</summary>
internal sealed record TraceManifest
{
    public const string ExpectedFormat = "cimkit-trace";
    public const int ExpectedVersion = 1;
    public const int MaximumBytes = 1 << 24;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        WriteIndented = true,
        NewLine = "\n",
    };

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required int WeightBits { get; init; }

    public required int ActivationBits { get; init; }

    /// <summary>Images whose inputs follow each other; null for one.</summary>
    public int? Images { get; init; }

    public required IReadOnlyList<Layer> Layers { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static TraceManifest Parse(ReadOnlySpan<byte> text)
    {
        using var document = JsonDocument.Parse(text.ToArray());
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
            && (!version.TryGetInt32(out var number) || number != ExpectedVersion))
            throw new JsonException($"version must be {ExpectedVersion}; got {version.GetRawText()}: a newer program wrote the file.");
        var manifest = JsonSerializer.Deserialize<TraceManifest>(text, Options) ?? throw new JsonException("the manifest is empty.");
        return manifest.Layers.Contains(null!) ? throw new JsonException("a layer is null.") : manifest;
    }

    /// <summary>One layer: its row of the table (eight columns and padding) and its arrays.</summary>
    internal sealed record Layer
    {
        public required string Name { get; init; }

        public required IReadOnlyList<int> Row { get; init; }

        public required Entry Weights { get; init; }

        public required Entry Inputs { get; init; }

        public Entry? PreviousWeights { get; init; }

        /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
        public LayerTableRow ToRow() => Row.Count != 9 || Row[6] is not (0 or 1)
            ? throw new ArgumentOutOfRangeException(nameof(Row), null, "row must hold 9 numbers, pooling 0 or 1.")
            : new LayerTableRow
            {
                InputHeight = Row[0],
                InputWidth = Row[1],
                InputChannels = Row[2],
                KernelHeight = Row[3],
                KernelWidth = Row[4],
                Outputs = Row[5],
                HasPooling = Row[6] == 1,
                Stride = Row[7],
                Padding = Row[8],
            };

        public static IReadOnlyList<int> FromRow(LayerTableRow row) =>
        [
            row.InputHeight, row.InputWidth, row.InputChannels, row.KernelHeight, row.KernelWidth, row.Outputs,
            row.HasPooling ? 1 : 0, row.Stride, row.Padding,
        ];
    }

    /// <summary>One array: where it is, its shape and the SHA-256 of the entry, header included.</summary>
    internal sealed record Entry
    {
        public required string File { get; init; }

        public required string Type { get; init; }

        public required int Rows { get; init; }

        public required int Columns { get; init; }

        public required string Sha256 { get; init; }
    }
}
