using CimKit.Foundation;

namespace CimKit.Data;

/// <summary>Where a download stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Received">Bytes that are there, those of an earlier attempt included.</param>
public sealed record DownloadProgress(DataFile File, long Received)
{
    /// <summary>Part that is done, 0 to 1.</summary>
    [Unit("1")]
    public double Fraction => File.Length == 0 ? 1 : (double)Received / File.Length;
}
