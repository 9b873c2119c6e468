using System.Net;
using System.Net.Http.Headers;

namespace CimKit.Data;

/// <summary>A file that arrives in pieces.</summary>
internal sealed class PartialFile(string path, DataFile file)
{
    private const int PieceLength = 1 << 16;

    private long Received => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>Refuses at once what the disk cannot hold.</summary>
    /// <exception cref="IOException">Less is free than is missing.</exception>
    public void RequireSpace()
    {
        var missing = file.Length - Received;
        var free = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
        if (free < missing)
            throw new IOException($"'{path}' needs {missing} more bytes; {free} are free.");
    }

    /// <summary>Asks the mirror for what is missing and appends it.</summary>
    public async Task ContinueAsync(
        Uri mirror, HttpClient client, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (Received > file.Length)
            File.Delete(path);
        if (Received == file.Length && file.Length > 0)
            return;
        using var request = new HttpRequestMessage(HttpMethod.Get, mirror);
        if (Received > 0)
            request.Headers.Range = new RangeHeaderValue(Received, null);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            File.Delete(path);
        response.EnsureSuccessStatusCode();
        var isContinued = response.StatusCode == HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange?.From == Received;
        var start = isContinued ? Received : 0;
        if (response.Content.Headers.ContentLength is { } announced && announced != file.Length - start)
            throw new InvalidDataException($"expected {file.Length - start} bytes; the server announces {announced}.");
        var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
            await AppendAsync(body, start, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives the file its name, if its content is right; throws it away otherwise.</summary>
    /// <exception cref="InvalidDataException">The checksum is wrong.</exception>
    public void Complete(string destination)
    {
        var md5 = DataFile.Checksum(path);
        if (md5 != file.Md5)
        {
            File.Delete(path);
            throw new InvalidDataException($"expected MD5 {file.Md5}; got {md5}.");
        }
        File.Move(path, destination, overwrite: true);
    }

    private async Task AppendAsync(Stream body, long start, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var target = new FileStream(path, start > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        await using var _ = target.ConfigureAwait(false);
        var piece = new byte[PieceLength];
        var (received, reported) = (start, start);
        while (true)
        {
            var length = await body.ReadAsync(piece, cancellation).ConfigureAwait(false);
            if (length == 0)
                break;
            if (received + length > file.Length)
                throw new InvalidDataException($"expected {file.Length} bytes; the server sends more.");
            await target.WriteAsync(piece.AsMemory(0, length), cancellation).ConfigureAwait(false);
            received += length;
            if (received - reported >= file.Length / 100 || received == file.Length)
            {
                reported = received;
                progress?.Report(new DownloadProgress(file, received));
            }
        }
        if (received < file.Length)
            throw new IOException($"the connection ended after {received} of {file.Length} bytes.");
    }
}
