using System.Text;
using CimKit.Foundation;

namespace CimKit.Experiments;

/// <summary>Files that hold an <see cref="Experiment"/> as JSON.</summary>
public static class ExperimentFile
{
    /// <summary>Reads an experiment.</summary>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names file, line, JSON path, range and value.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Experiment Read(string path)
    {
        using var stream = File.OpenRead(path);
        return ExperimentJson.Read(stream, Path.GetFileName(path));
    }

    /// <summary>Writes or replaces a file; it is the old one or the whole new one at any time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Experiment experiment, string path) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ExperimentJson.ToText(experiment))));
}
