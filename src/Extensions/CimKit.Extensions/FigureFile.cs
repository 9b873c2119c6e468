using System.Text;
using CimKit.Extensions.Figures;
using CimKit.Reports;

namespace CimKit.Extensions;

/// <summary>Figures as files: the same figure gives the same bytes.</summary>
/// <remarks>
/// SVG, PNG and PDF carry title, versions of the packages and the figure's <see cref="IFigure.Origin"/>, and no date:
/// SVG as Dublin Core in <c>metadata</c>, PNG as text chunks, PDF as document information.
/// </remarks>
public static class FigureFile
{
    private static readonly string[] Formats = [".svg", ".png", ".pdf", ".html"];

    private static readonly string[] PrintFormats = [".svg", ".png", ".pdf"];

    /// <summary>Writes the figure; the name's ending chooses SVG, PNG, PDF or an interactive HTML page that works offline.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="path">File to create or replace; its folder must exist. The file is complete or not there.</param>
    /// <param name="size">Size; null for the usual one. A page fills its width; a PDF is one column of <see cref="Journal.Ieee"/> unless told.</param>
    /// <exception cref="ArgumentException">The ending is none of <c>.svg</c>, <c>.png</c>, <c>.pdf</c>, <c>.html</c>.</exception>
    /// <exception cref="Foundation.InvalidDesignException">The figure cannot be drawn.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(this IFigure figure, string path, FigureSize? size = null)
    {
        var format = Ending(path, Formats);
        var bytes = format == ".html"
            ? Encoding.UTF8.GetBytes(Rendering.FigurePage.Of(figure))
            : Bytes(figure, format, size is null && format == ".pdf"
                ? FigureSheet.Of(figure, Journal.Ieee.OneColumn)
                : FigureSheet.Of(figure, size ?? ScottPlotRenderer.UsualSize(figure)));
        Write(Path.GetFullPath(path), bytes);
    }

    /// <summary>Writes the figure for paper: black on white, with text of the chosen size. The name's ending chooses SVG, PNG or PDF.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="path">File to create or replace; its folder must exist. The file is complete or not there.</param>
    /// <param name="size">Width of the column, size of the text, resolution; see <see cref="Journal"/>.</param>
    /// <exception cref="ArgumentException">The ending is none of <c>.svg</c>, <c>.png</c>, <c>.pdf</c>.</exception>
    /// <exception cref="Foundation.InvalidDesignException">The figure cannot be drawn.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(this IFigure figure, string path, PrintSize size) =>
        Write(Path.GetFullPath(path), Bytes(figure, Ending(path, PrintFormats), FigureSheet.Of(figure, size)));

    /// <summary>Writes the figure for paper as SVG, PNG and PDF.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="path">The files without their ending; the folder must exist.</param>
    /// <param name="size">Width of the column, size of the text, resolution; null for one column of <see cref="Journal.Ieee"/>.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="Foundation.InvalidDesignException">The figure cannot be drawn; nothing is written.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<string> SaveAll(this IFigure figure, string path, PrintSize? size = null)
    {
        var sheet = FigureSheet.Of(figure, size ?? Journal.Ieee.OneColumn);
        var files = PrintFormats.Select(format => (Path: path + format, Bytes: Bytes(figure, format, sheet))).ToArray();
        foreach (var file in files)
            Write(Path.GetFullPath(file.Path), file.Bytes);
        return [.. files.Select(file => file.Path)];
    }

    private static byte[] Bytes(IFigure figure, string format, FigureSheet sheet) => format switch
    {
        ".svg" => Encoding.UTF8.GetBytes(ScottPlotRenderer.ToSvg(figure, sheet, FigureMetadata.ToSvg(figure))),
        ".pdf" => ScottPlotRenderer.ToPdf(figure, sheet, FigureMetadata.ToPdf(figure)),
        _ => PngChunks.Add(
            ScottPlotRenderer.ToPng(figure, sheet), FigureMetadata.ToPng(figure), sheet.IsPrint ? sheet.Scale / sheet.Points * 72 : null),
    };

    private static string Ending(string path, string[] formats)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        return formats.Contains(ending)
            ? ending
            : throw new ArgumentException($"The file name must end in {string.Join(", ", formats)}; got '{(ending.Length == 0 ? path : ending)}'.", nameof(path));
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
