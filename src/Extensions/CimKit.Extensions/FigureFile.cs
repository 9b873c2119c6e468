using System.Text;
using CimKit.Extensions.Figures;
using CimKit.Reports;

namespace CimKit.Extensions;

/// <summary>Figures as files.</summary>
public static class FigureFile
{
    private static readonly string[] Formats = [".svg", ".png", ".html"];

    /// <summary>Writes the figure; the name's ending chooses SVG, PNG or an interactive HTML page that works offline.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="path">File to create or replace; its folder must exist. The file is complete or not there.</param>
    /// <param name="size">Size; null for the usual one. A page fills its width.</param>
    /// <exception cref="ArgumentException">The ending is none of <c>.svg</c>, <c>.png</c>, <c>.html</c>.</exception>
    /// <exception cref="Foundation.InvalidDesignException">The figure cannot be drawn.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(this IFigure figure, string path, FigureSize? size = null)
    {
        var bytes = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".svg" => Encoding.UTF8.GetBytes(ScottPlotRenderer.ToSvg(figure, size)),
            ".png" => ScottPlotRenderer.ToPng(figure, size),
            ".html" => Encoding.UTF8.GetBytes(Rendering.FigurePage.Of(figure)),
            var other => throw new ArgumentException(
                $"The file name must end in {string.Join(", ", Formats)}; got '{(other.Length == 0 ? path : other)}'.", nameof(path)),
        };
        Write(Path.GetFullPath(path), bytes);
    }

    private static void Write(string path, byte[] bytes)
    {
        var partial = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.partial";
        try
        {
            File.WriteAllBytes(partial, bytes);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
