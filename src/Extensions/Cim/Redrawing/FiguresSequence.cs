using System.Diagnostics;
using System.Globalization;
using Cim.Writing;
using CimKit.Reports;

namespace Cim.Redrawing;

/// <summary>Draws pictures again and compares or replaces them; the exit code says how it went.</summary>
internal sealed class FiguresSequence(FiguresRequest request, TextWriter output, TextWriter error)
{
    public const int Different = 1;

    private readonly List<string> problems = [];
    private readonly List<string> missing = [];
    private int count;

    public static int Run(FiguresRequest request, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var sequence = new FiguresSequence(request, output, error);
        var code = CommandRun.Run("cim figures", error, cancellation, sequence.DrawAll, () => "stopped; pictures drawn so far are whole");
        return code == CommandRun.Success ? sequence.Conclude() : code;
    }

    private void DrawAll(CancellationToken cancellation)
    {
        var inputs = new RecipeInputs(request.Root, cancellation);
        foreach (var recipe in FigureRecipes.All.Where(recipe => request.Wants(recipe.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            One(recipe.Path, () => recipe.Draw(inputs), recipe.Save);
        }
        foreach (var notebook in NotebookPicture.Notebooks(request.Root).Where(notebook => request.Wants(NotebookPicture.Of(notebook))))
            Notebook(notebook, cancellation);
        if (missing.Count > 0)
            problems.Add($"{NotebookPicture.Folder}: {missing.Count} pictures are missing; 'cim figures --notebooks --update {string.Join(' ', missing)}' runs the notebooks and takes them.");
        if (request.Names.Count == 0)
            problems.AddRange(WithoutRecipe().Select(path => $"{path}: no recipe draws it; add one to FigureRecipes or remove the picture."));
    }

    private void Notebook(string notebook, CancellationToken cancellation)
    {
        var picture = NotebookPicture.Of(notebook);
        if (!request.RunsNotebooks)
        {
            count++;
            if (!File.Exists(Path.Combine(request.Root, picture)))
                missing.Add(Path.GetFileNameWithoutExtension(notebook));
            return;
        }
        var figure = NotebookPicture.LastFigure(Path.Combine(request.Root, notebook), new CellLines(output, notebook), cancellation);
        if (figure is null)
            NoFigure(notebook);
        else
            One(picture, () => figure, NotebookPicture.Save);
    }

    private void NoFigure(string notebook)
    {
        count++;
        problems.Add($"{notebook}: shows no figure to take a picture of.");
    }

    private void One(string path, Func<IFigure> draw, Action<IFigure, string> save)
    {
        var watch = Stopwatch.StartNew();
        count++;
        var kept = Path.Combine(request.Root, path);
        var drawn = Path.Combine(request.Output, path);
        Directory.CreateDirectory(Path.GetDirectoryName(drawn)!);
        save(draw(), drawn);
        var difference = File.Exists(kept) ? PictureDifference.Of(kept, drawn, Path.ChangeExtension(drawn, ".difference.png")) : "is new";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}  {(difference is null ? "same" : request.Updates ? "updated" : "differs")}  {watch.Elapsed.TotalSeconds:F1} s"));
        if (difference is not null && request.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Move(drawn, kept, overwrite: true);
            return;
        }
        if (difference is null)
            File.Delete(drawn);
        else
            problems.Add($"{path}: {difference}; new picture: {drawn}");
    }

    private IEnumerable<string> WithoutRecipe()
    {
        var known = FigureRecipes.All.Select(recipe => recipe.Path).Concat(NotebookPicture.Notebooks(request.Root).Select(NotebookPicture.Of)).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(Path.Combine(request.Root, FigureRecipes.Folder), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".png" or ".svg" or ".pdf")
            .Select(path => Path.GetRelativePath(request.Root, path).Replace('\\', '/'))
            .Where(path => !known.Contains(path)).Order(StringComparer.Ordinal);
    }

    private int Conclude()
    {
        foreach (var problem in problems)
            error.WriteLine($"cim figures: {problem}");
        if (count == 0)
        {
            error.WriteLine($"cim figures: no picture is called {string.Join(" or ", request.Names)}; there are {string.Join(", ", FigureRecipes.All.Select(recipe => recipe.Path))}.");
            return CommandRun.UsageError;
        }
        output.WriteLine(problems.Count == 0 ? $"{count} pictures, all {(request.Updates ? "up to date" : "as kept")}." : $"{count} pictures, {problems.Count} problems.");
        return problems.Count == 0 ? CommandRun.Success : Different;
    }
}
