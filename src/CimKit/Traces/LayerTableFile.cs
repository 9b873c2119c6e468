using System.Text;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>Files that hold a <see cref="LayerTable"/> in the published eight-column form.</summary>
public static class LayerTableFile
{
    /// <summary>Reads a table; its name is the file's name without extension.</summary>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LayerTable Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return LayerTableCsv.Read(reader, Path.GetFileName(path), Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>Writes or replaces a file.</summary>
    public static void Write(LayerTable table, string path) => AtomicFile.Write(path, stream => Write(table, stream));

    internal static void Write(LayerTable table, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        LayerTableCsv.Write(table, writer);
    }
}
