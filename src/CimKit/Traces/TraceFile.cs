using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>A whole run in one compact file: a zip of NumPy arrays with a manifest and a checksum of every part.</summary>
/// <remarks>
/// <para>
/// <c>manifest.json</c> names format and version, word lengths, the layer table and, per layer, the arrays
/// <c>weights/N.npy</c> (codes, int8 or int16, shape [rows, outputs]), <c>inputs/N.npy</c> (shape [cycles, ⌈rows/8⌉], row r
/// is bit r mod 8 of byte r / 8; the cycles of several images follow each other) and, after training, <c>previous/N.npy</c>; <c>manifest.sha256</c> guards the manifest, which
/// holds the SHA-256 of every array. Any zip tool opens the file and <c>numpy.load</c> reads its arrays.
/// </para>
/// <para>Source: first principles.</para>
/// </remarks>
/// <example><code>TraceFile.Write(run, "vgg8.cimtrace"); var same = TraceFile.Read("vgg8.cimtrace");</code></example>
public static class TraceFile
{
    internal const string ManifestName = "manifest.json";
    internal const string ManifestHashName = "manifest.sha256";

    // Zip has no "no date": the first it can express, so that equal runs give equal files.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes or replaces a file; equal runs give equal files.</summary>
    /// <exception cref="InvalidDesignException">The run does not fit together.</exception>
    public static void Write(
        RunTrace run, string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        InvalidDesignException.ThrowIfAny($"RunTrace '{run.Table.Name}'", run.Problems());
        AtomicFile.Write(path, stream => Write(run, stream, progress, cancellation));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">File of any origin: nothing in it is trusted.</param>
    /// <param name="progress">Told the share of layers read, 0 to 1.</param>
    /// <param name="cancellation">Stops between two layers.</param>
    /// <exception cref="InvalidDesignException">The file is damaged, of another version or does not fit together.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RunTrace Read(string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path), progress, cancellation);
    }

    internal static void Write(RunTrace run, Stream stream, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var layers = new List<TraceManifest.Layer>();
        foreach (var (row, layer) in run.Table.Rows.Zip(run.Layers))
        {
            cancellation.ThrowIfCancellationRequested();
            var number = layers.Count;
            layers.Add(new TraceManifest.Layer
            {
                Name = layer.Name,
                Row = TraceManifest.Layer.FromRow(row),
                Weights = WriteWeights(archive, $"weights/{number}.npy", layer.Weights),
                Inputs = TraceArray.Write(NewEntry(archive, $"inputs/{number}.npy", CompressionLevel.Optimal), layer.Inputs),
                PreviousWeights = layer.PreviousWeights is { } previous
                    ? WriteWeights(archive, $"previous/{number}.npy", previous)
                    : null,
            });
            progress?.Report((number + 1.0) / run.Layers.Count);
        }
        WriteManifest(archive, run, layers);
    }

    internal static RunTrace Read(Stream stream, string source, IProgress<double>? progress, CancellationToken cancellation)
    {
        var subject = $"Trace file '{source}'";
        var problems = new List<string>();
        using var archive = Guarded(() => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), problems);
        var manifest = archive is null ? null : Guarded(() => ReadManifest(archive), problems);
        var rows = Guarded(() => manifest?.Layers.Select(layer => layer.ToRow()).ToList(), problems) ?? [];
        var layers = new List<LayerTrace>();
        foreach (var (row, layer) in rows.Zip(manifest?.Layers ?? []))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Guarded(() => TraceArray.ReadLayer(archive!, layer, row, manifest!.WeightBits), problems) is { } trace)
                layers.Add(trace);
            progress?.Report((double)layers.Count / rows.Count);
        }
        InvalidDesignException.ThrowIfAny(subject, problems);
        var run = Guarded(() => Compose(manifest!, rows, layers), problems);
        InvalidDesignException.ThrowIfAny(subject, run?.Problems() ?? problems);
        return run!;
    }

    private static RunTrace Compose(TraceManifest manifest, IReadOnlyList<LayerTableRow> rows, IReadOnlyList<LayerTrace> layers) => new()
    {
        Table = new LayerTable { Name = manifest.Name, Rows = rows },
        WeightBits = manifest.WeightBits,
        ActivationBits = manifest.ActivationBits,
        Images = manifest.Images ?? 1,
        Layers = layers,
    };

    // What a damaged file makes the readers below throw becomes a problem of the file; anything else is a bug and passes.
    private static T? Guarded<T>(Func<T?> read, List<string> problems)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or ArgumentException or EndOfStreamException
            or OverflowException or NotSupportedException or InvalidDesignException)
        {
            problems.Add(error is InvalidDesignException
                ? string.Join(' ', ((InvalidDesignException)error).Problems)
                : $"the file is damaged or is no trace file: {error.Message}");
            return null;
        }
    }

    // Codes that fill their byte hardly shrink, and unpacking them would take longer than all the rest.
    private static TraceManifest.Entry WriteWeights(ZipArchive archive, string name, WeightMatrix weights) => TraceArray.Write(
        NewEntry(archive, name, weights.Bits is 7 or 8 ? CompressionLevel.NoCompression : CompressionLevel.Optimal), weights);

    private static ZipArchiveEntry NewEntry(ZipArchive archive, string name, CompressionLevel level)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = NoDate;
        return entry;
    }

    private static void WriteManifest(ZipArchive archive, RunTrace run, IReadOnlyList<TraceManifest.Layer> layers)
    {
        var bytes = new TraceManifest
        {
            Format = TraceManifest.ExpectedFormat,
            Version = TraceManifest.ExpectedVersion,
            Name = run.Table.Name,
            WeightBits = run.WeightBits,
            ActivationBits = run.ActivationBits,
            Images = run.Images == 1 ? null : run.Images,
            Layers = layers,
        }.ToBytes();
        using (var text = NewEntry(archive, ManifestName, CompressionLevel.Optimal).Open())
            text.Write(bytes);
        using var hash = NewEntry(archive, ManifestHashName, CompressionLevel.NoCompression).Open();
        hash.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    private static TraceManifest ReadManifest(ZipArchive archive)
    {
        var bytes = TraceArray.ReadBytes(archive, ManifestName, TraceManifest.MaximumBytes);
        var hash = TraceArray.ReadBytes(archive, ManifestHashName, 64);
        if (!Convert.ToHexStringLower(SHA256.HashData(bytes)).Equals(Encoding.ASCII.GetString(hash), StringComparison.Ordinal))
            throw new InvalidDataException($"{ManifestName} does not match its checksum.");
        var manifest = TraceManifest.Parse(bytes);
        return manifest.Format == TraceManifest.ExpectedFormat
            ? manifest
            : throw new InvalidDataException($"format must be {TraceManifest.ExpectedFormat}; got '{manifest.Format}'.");
    }
}
