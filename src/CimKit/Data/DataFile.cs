using System.Security.Cryptography;

namespace CimKit.Data;

/// <summary>One file of a data set: where it belongs, how it is recognised, and where it is published.</summary>
/// <param name="RelativePath">Path below the data folder, with forward slashes.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Md5">Published MD5, in hexadecimal.</param>
/// <param name="Mirrors">Public addresses, tried in order.</param>
public sealed record DataFile(string RelativePath, long Length, string Md5, IReadOnlyList<Uri> Mirrors)
{
    /// <summary>Full path below a data folder.</summary>
    public string In(string folder) => Path.Combine([folder, .. RelativePath.Split('/')]);

    /// <summary>The full path, after length and checksum have been compared.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="InvalidDataException">It is another file.</exception>
    public string Verified(string folder)
    {
        var path = In(folder);
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{path}' does not exist; DataDownload fetches it.", path);
        var length = new FileInfo(path).Length;
        if (length != Length)
            throw new InvalidDataException($"'{path}' must be {Length} bytes long; got {length}.");
        var md5 = Checksum(path);
        return md5 == Md5 ? path : throw new InvalidDataException($"'{path}' must have the MD5 {Md5}; got {md5}.");
    }

    /// <summary>MD5 of a file, in hexadecimal. It tells damage, not malice: that is all it is published for.</summary>
    internal static string Checksum(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }
}
