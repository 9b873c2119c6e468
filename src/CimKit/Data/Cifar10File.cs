using CimKit.Networks;

namespace CimKit.Data;

/// <summary>Reads the binary form of CIFAR-10: records of a label and three planes of 32×32 bytes.</summary>
/// <remarks>Source: [Krizhevsky2009].</remarks>
public static class Cifar10File
{
    private const int RecordLength = 1 + 3 * 32 * 32;

    /// <summary>The images of one or more files, in order.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="paths">The files.</param>
    /// <exception cref="InvalidDataException">A file is cut short or has a label above 9; file, offset, expected and got are named.</exception>
    public static ImageSet Read(string name, params IReadOnlyList<string> paths)
    {
        var pixels = new MemoryStream();
        var labels = new MemoryStream();
        foreach (var path in paths)
        {
            using var file = File.OpenRead(path);
            Read(file, Path.GetFileName(path), pixels, labels);
        }
        return new ImageSet(name, new TensorShape(3, 32, 32), pixels.ToArray(), labels.ToArray(), Cifar10.Classes);
    }

    /// <summary>The images of a stream.</summary>
    /// <exception cref="InvalidDataException">As above.</exception>
    public static ImageSet Read(Stream stream, string name)
    {
        var pixels = new MemoryStream();
        var labels = new MemoryStream();
        Read(stream, name, pixels, labels);
        return new ImageSet(name, new TensorShape(3, 32, 32), pixels.ToArray(), labels.ToArray(), Cifar10.Classes);
    }

    private static void Read(Stream stream, string name, Stream pixels, Stream labels)
    {
        var reader = new CheckedReader(stream, name);
        var record = new byte[RecordLength];
        for (var offset = 0L; ; offset += RecordLength)
        {
            var length = stream.ReadAtLeast(record, RecordLength, throwOnEndOfStream: false);
            if (length == 0 && offset > 0)
                return;
            if (length < RecordLength)
                throw reader.Wrong(offset, $"a record of {RecordLength} bytes", $"the end of the file after {length} bytes");
            if (record[0] > 9)
                throw reader.Wrong(offset, "a label of 0 to 9", $"{record[0]}");
            labels.WriteByte(record[0]);
            pixels.Write(record, 1, RecordLength - 1);
        }
    }
}
