using System.Diagnostics;
using Cim.Hosting;
using CimKit.Notebooks;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Export;
using CimKit.Notebooks.Running;

namespace Cim.Running;

/// <summary>Runs one notebook in a session of its own, in the notebook's folder, and writes what came of it, whether it failed or not.</summary>
internal static class NotebookJob
{
    public static async Task<RunOutcome> RunAsync(string notebook, RunRequest request, IProgress<CellProgress> progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var document = NotebookDocument.Load(notebook);
        var run = await ExecuteAsync(notebook, document, request.Parameters, request.Kept == KeptUse.Keep, progress, cancellation);
        Directory.CreateDirectory(request.OutputFolder);
        List<string> files = [request.ResultOf(notebook, ".ipynb")];
        run.Document.Save(files[0]);
        if (request.WritesHtml)
        {
            files.Add(request.ResultOf(notebook, ".html"));
            HtmlExporter.Save(run.Document, files[1], Page(notebook, request), CancellationToken.None);
        }
        var kept = run.Succeeded ? Kept(notebook, document, run.Document, request.Kept) : null;
        return new RunOutcome(notebook, document.Cells.Count(cell => cell.Kind == CellKind.Code), run.Failure, watch.Elapsed, files, kept);
    }

    private static KeptOutcome? Kept(string notebook, NotebookDocument before, NotebookDocument executed, KeptUse use) => use switch
    {
        KeptUse.Keep => KeptOutputs.Keep(notebook, executed),
        KeptUse.Compare => KeptOutputs.Compare(before, executed),
        _ => null,
    };

    /// <summary>Runs a notebook in its folder and writes nothing; pictures to keep in the notebook are offered with the results if asked.</summary>
    public static async Task<NotebookRun> ExecuteAsync(
        string notebook, NotebookDocument document, IReadOnlyDictionary<string, string> parameters, bool offersPictures, IProgress<CellProgress> progress, CancellationToken cancellation)
    {
        var before = Environment.CurrentDirectory;
        var folder = Path.GetDirectoryName(notebook)!;
        Environment.CurrentDirectory = folder;
        try
        {
            // No cell runs twice here: plotly.js comes with the first figure and never again.
            ExtensionHost.Begin(static () => new CimKit.Extensions.CellRun("notebook", 1));
            if (offersPictures)
                KeptPictures.Offer();
            await using var session = new NotebookSession(new SessionOptions { WorkingDirectory = folder });
            var runner = new NotebookRunner(session, new RunOptions { Parameters = parameters });
            return await runner.RunAsync(document, progress, cancellation);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static HtmlExportOptions Page(string notebook, RunRequest request) => new()
    {
        FallbackTitle = Path.GetFileNameWithoutExtension(notebook),
        PictureFolder = Path.GetDirectoryName(notebook),
        IsStatic = request.IsStatic,
    };
}
