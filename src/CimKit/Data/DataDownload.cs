namespace CimKit.Data;

/// <summary>Fetches files of a data set, on request only: with checksum, resume, progress and cancellation.</summary>
/// <remarks>
/// Bytes are collected in a file with the extension <c>.part</c>, which stays when the connection breaks and is continued the
/// next time; only a complete file with the right checksum gets its name. Never more bytes are written than the file is long.
/// </remarks>
public static class DataDownload
{
    private const int AttemptsPerMirror = 3;

    /// <summary>Fetches every file that is not there yet.</summary>
    /// <param name="files">The files, for example <see cref="Mnist.Files"/>.</param>
    /// <param name="folder">The data folder; made if it does not exist.</param>
    /// <param name="client">Connection to use; a fresh one if null.</param>
    /// <param name="progress">Told as bytes arrive, about a hundred times a file.</param>
    /// <param name="cancellation">Stops; what has arrived is kept for the next time.</param>
    /// <exception cref="IOException">No mirror gave the file; the message tells what each did.</exception>
    public static async Task FetchAsync(
        IReadOnlyList<DataFile> files,
        string folder,
        HttpClient? client = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var own = client is null ? new HttpClient { Timeout = Timeout.InfiniteTimeSpan } : null;
        foreach (var file in files)
            await FetchAsync(file, folder, client ?? own!, progress, cancellation).ConfigureAwait(false);
    }

    private static async Task FetchAsync(
        DataFile file, string folder, HttpClient client, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var path = file.In(folder);
        if (File.Exists(path) && new FileInfo(path).Length == file.Length && DataFile.Checksum(path) == file.Md5)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = new PartialFile(path + ".part", file);
        partial.RequireSpace();
        var failures = new List<string>();
        foreach (var mirror in file.Mirrors)
        {
            for (var attempt = 1; attempt <= AttemptsPerMirror; attempt++)
            {
                try
                {
                    await partial.ContinueAsync(mirror, client, progress, cancellation).ConfigureAwait(false);
                    partial.Complete(path);
                    return;
                }
                catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
                {
                    failures.Add($"{mirror}: {failure.Message}");
                    if (failure is InvalidDataException or HttpRequestException { StatusCode: not null })
                        break; // The same mirror would answer the same.
                }
            }
        }
        throw new IOException($"'{path}' could not be fetched." + string.Concat(failures.Distinct().Select(line => Environment.NewLine + "  - " + line)));
    }
}
