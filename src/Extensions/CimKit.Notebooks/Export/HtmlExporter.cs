using System.Text;
using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Export;

/// <summary>
/// A notebook as one HTML file that needs nothing else: no network, no other file. Equal notebooks give equal files, byte
/// by byte. HTML and scripts that the notebook itself contains, in prose or as output, are kept: the page is as trustworthy
/// as the notebook. Its content policy forbids the browser to load anything from elsewhere.
/// </summary>
public static class HtmlExporter
{
    /// <summary>The page of a notebook.</summary>
    /// <param name="notebook">With the outputs to show.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static string Export(NotebookDocument notebook, HtmlExportOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        var headings = new Headings();
        var markdown = new MarkdownRendering(headings, new Pictures(options.PictureFolder));
        var cells = new CellRendering(markdown, new OutputRendering(markdown, new ScriptOnce(), options.IsStatic));
        var code = Coloured(notebook, cancellation);
        var body = new StringBuilder();
        for (var i = 0; i < notebook.Cells.Length; i++)
            cells.Append(body, notebook.Cells[i], code[i]);
        return Page(Title(headings, options), headings.ToContents(), body.ToString(), options.IsStatic);
    }

    /// <summary>Writes the page of a notebook; the file is either the old one or the whole new one at any time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(NotebookDocument notebook, string path, HtmlExportOptions options, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var page = Export(notebook, options, cancellation);
        var temporary = $"{Path.GetFullPath(path)}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // The empty string for cells that are not code.
    private static string[] Coloured(NotebookDocument notebook, CancellationToken cancellation)
    {
        var coloured = new string[notebook.Cells.Length];
        Array.Fill(coloured, "");
        var places = Enumerable.Range(0, coloured.Length).Where(i => notebook.Cells[i].Kind == CellKind.Code).ToArray();
        var html = CSharpColouring.ToHtml([.. places.Select(i => notebook.Cells[i].Source.Replace("\r\n", "\n", StringComparison.Ordinal))], cancellation);
        for (var i = 0; i < places.Length; i++)
            coloured[places[i]] = html[i];
        return coloured;
    }

    private static string Title(Headings headings, HtmlExportOptions options) =>
        headings.All is [var first, ..] && first.Text.Length > 0 ? first.Text : options.FallbackTitle;

    private static string Page(string title, string contents, string body, bool isStatic) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy(isStatic)}">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Escape(title)}</title>
        <style>
        {Style()}</style>
        </head>
        <body>
        <div class="page">
        {contents}<main>
        {body}</main>
        </div>
        </body>
        </html>

        """;

    // Charts build functions from text and make pictures of themselves, hence unsafe-eval and blob:.
    private static string Policy(bool isStatic) => string.Concat(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data:; form-action 'none'; base-uri 'none'",
        isStatic ? "" : "; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; connect-src data: blob:");

    private static string Style()
    {
        using var source = new StreamReader(typeof(HtmlExporter).Assembly.GetManifestResourceStream("CimKit.Notebooks.Export.page.css")!);
        return source.ReadToEnd();
    }
}
