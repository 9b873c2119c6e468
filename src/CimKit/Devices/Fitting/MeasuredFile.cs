using System.IO.Compression;

namespace CimKit.Devices.Fitting;

/// <summary>Opens files of measured data, packed or not.</summary>
internal static class MeasuredFile
{
    public static TextReader Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new StreamReader(new GZipStream(file, CompressionMode.Decompress))
            : new StreamReader(file);
    }
}
