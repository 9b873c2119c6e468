using Cim.Running;
using CimKit.Data;
using CimKit.Extensions;
using CimKit.Extensions.Figures;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;
using CimKit.Reports;

namespace Cim.Redrawing;

/// <summary>A small picture of each notebook's last figure, for the list of notebooks.</summary>
internal static class NotebookPicture
{
    /// <summary>Folder of the pictures, below the repository's root.</summary>
    public const string Folder = "docs/images/notebooks";

    /// <summary>Width in pixels of all but wide grids.</summary>
    public const int Width = 480;

    private const double SmallestScale = 0.5;

    /// <summary>Notebooks below the root, with forward slashes, in the order of their names.</summary>
    public static IReadOnlyList<string> Notebooks(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The picture of a notebook, below the root.</summary>
    public static string Of(string notebook) => $"{Folder}/{Path.GetFileNameWithoutExtension(notebook)}.png";

    /// <summary>Runs a notebook on the embedded data and returns what it showed last; null if it shows no figure.</summary>
    /// <exception cref="IOException">A cell failed.</exception>
    public static IFigure? LastFigure(string path, IProgress<CellProgress> progress, CancellationToken cancellation)
    {
        // Pictures must not depend on the data sets of a machine.
        var data = Environment.GetEnvironmentVariable(DataFolder.Variable);
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        try
        {
            var run = NotebookJob.ExecuteAsync(path, NotebookDocument.Load(path), new Dictionary<string, string>(), offersPictures: false, progress, cancellation).GetAwaiter().GetResult();
            cancellation.ThrowIfCancellationRequested();
            return run.Failure is { } failure ? throw new IOException($"{path}: cell [{failure.Number}]: {failure.Error.Message}") : FigureDisplay.Last;
        }
        finally
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, data);
        }
    }

    /// <summary>Writes the picture.</summary>
    public static void Save(IFigure figure, string path)
    {
        var usual = ScottPlotRenderer.UsualSize(figure);
        WithoutOrigin(figure).Save(path, new FigureSize(usual.Width, usual.Height) { Scale = Math.Max((double)Width / usual.Width, SmallestScale) });
    }

    private static IFigure WithoutOrigin(IFigure figure) => figure switch
    {
        Figure one => one with { Origin = [] },
        FigureGrid grid => grid with { Origin = [] },
        _ => figure,
    };
}
