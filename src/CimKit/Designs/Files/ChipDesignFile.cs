using System.Text;
using CimKit.Foundation;

namespace CimKit.Designs.Files;

/// <summary>Files that hold a <see cref="ChipDesign"/> as JSON.</summary>
public static class ChipDesignFile
{
    /// <summary>Reads a design.</summary>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names file, line, JSON path, range and value.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ChipDesign Read(string path)
    {
        using var stream = File.OpenRead(path);
        return ChipDesignJson.Read(stream, Path.GetFileName(path));
    }

    /// <summary>Writes or replaces a file; it is the old one or the whole new one at any time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ChipDesign design, string path) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ChipDesignJson.ToText(design))));
}
