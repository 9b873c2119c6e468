using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Magics;

/// <summary>Runs the code of files.</summary>
internal static class Imports
{
    /// <summary>Runs every piece of C# in a file; relative paths start at the importing file or the working directory.</summary>
    public static async Task RunAsync(MagicCall call, string path)
    {
        var file = Path.GetFullPath(path, call.Run.Directory);
        if (!File.Exists(file))
            throw call.Failure($"there is no file {file}.");
        if (call.Run.IsImporting(file))
            throw call.Failure($"{path} imports itself, directly or through another file.");
        foreach (var (name, text) in Read(call, file))
            await call.Run.ImportAsync(file, name, text).ConfigureAwait(false);
    }

    private static IEnumerable<(string Name, string Text)> Read(MagicCall call, string file)
    {
        var name = Path.GetFileName(file);
        var extension = Path.GetExtension(file).ToLowerInvariant();
        switch (extension)
        {
            case ".cs" or ".csx":
                return [(name, File.ReadAllText(file))];
            case ".ipynb" or ".dib":
                try
                {
                    return NotebookDocument.Load(file).Cells
                        .Select((cell, index) => (Cell: cell, Number: index + 1))
                        .Where(item => item.Cell.Kind == CellKind.Code)
                        .Select(item => ($"{name}, cell {item.Number}", item.Cell.Source));
                }
                catch (NotebookFormatException problem)
                {
                    throw call.Failure(problem.Message);
                }

            default:
                throw call.Failure($"cannot import {name}; known are .ipynb, .dib, .cs and .csx.");
        }
    }
}
