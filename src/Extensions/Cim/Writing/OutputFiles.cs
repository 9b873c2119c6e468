using System.Text;

namespace Cim.Writing;

/// <summary>Several files that are written together: all of them, whole, or none.</summary>
internal static class OutputFiles
{
    /// <summary>Writes or replaces the files; nothing is renamed before everything is written.</summary>
    /// <exception cref="IOException">A file cannot be written; the message names it.</exception>
    public static void Save(params IReadOnlyList<(string Path, string Text)> files)
    {
        var temporary = new List<(string From, string To, string Shown)>();
        var current = "";
        try
        {
            foreach (var (path, text) in files)
            {
                current = path;
                var whole = Path.GetFullPath(path);
                Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
                temporary.Add(($"{whole}.{Environment.ProcessId}.tmp", whole, path));
                File.WriteAllText(temporary[^1].From, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
            foreach (var (from, to, shown) in temporary)
            {
                current = shown;
                File.Move(from, to, overwrite: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{current}: cannot be written: {failure.Message}", failure);
        }
        finally
        {
            temporary.ForEach(file => File.Delete(file.From));
        }
    }
}
