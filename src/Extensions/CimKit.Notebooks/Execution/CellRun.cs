using System.Collections.Immutable;
using CimKit.Notebooks.Directives;
using CimKit.Notebooks.Interactive;
using CimKit.Notebooks.Magics;
using CimKit.Notebooks.Packages;
using CimKit.Notebooks.Scripting;
using CimKit.Notebooks.Views;

namespace CimKit.Notebooks.Execution;

/// <summary>Carries out the text of one cell, or of a file it imports, step by step.</summary>
internal sealed class CellRun
{
    private readonly SessionState _state;
    private readonly ImmutableStack<string> _importing;
    private readonly List<(PackageRequest Request, MagicCall Call)> _packages = [];

    public CellRun(SessionState state, RunningCell cell)
        : this(state, cell, $"Cell [{cell.Number}]", state.Options.WorkingDirectory, [])
    {
    }

    private CellRun(SessionState state, RunningCell cell, string source, string directory, ImmutableStack<string> importing)
    {
        (_state, Cell, Source, Directory, _importing) = (state, cell, source, Path.GetFullPath(directory), importing);
    }

    /// <summary>The cell all of this belongs to.</summary>
    public RunningCell Cell { get; }

    /// <summary><c>Cell [n]</c> or the name of the imported file.</summary>
    public string Source { get; }

    /// <summary>Where relative paths start.</summary>
    public string Directory { get; }

    public MagicTable Magics => _state.Magics;

    public ReferenceSet References => _state.References;

    /// <summary>True while <paramref name="file"/> is being imported, directly or through another file.</summary>
    public bool IsImporting(string file) => _importing.Contains(file);

    /// <summary>Carries out a text; the value of its last expression is the cell's result.</summary>
    public async Task RunAsync(string text)
    {
        Cell.Interrupt.ThrowIfCancellationRequested();
        _state.Sources.Add(new SourceFile(Source, text));
        await RunFromAsync(CellParser.Parse(text, Magics.TakesBody), 0).ConfigureAwait(false);
    }

    /// <summary>Carries out a text of another file.</summary>
    public Task ImportAsync(string file, string name, string text) =>
        new CellRun(_state, Cell, name, Path.GetDirectoryName(file)!, _importing.Push(file)).RunAsync(text);

    /// <summary>Remembers a package until the last reference of the text has been read.</summary>
    public void RequestPackage(PackageRequest request, MagicCall call) => _packages.Add((request, call));

    /// <summary>Gives a variable of an earlier cell another value, read as the variable's type.</summary>
    /// <exception cref="ArgumentException">There is no such variable, its type cannot be written as text, or the text is no such value.</exception>
    public Task SetVariableAsync(string name, string literalText)
    {
        var code = VariableAssignment.Code(_state.Chain, name, literalText);
        return RunCodeAsync(new CodeStep(1, code), isLast: false);
    }

    private async Task RunFromAsync(IReadOnlyList<CellStep> steps, int index)
    {
        if (index == steps.Count || steps[index] is not DirectiveStep { Name: "#r" or "#i" or "#load" })
            await InstallAsync().ConfigureAwait(false);
        if (index == steps.Count)
            return;
        Cell.Interrupt.ThrowIfCancellationRequested();
        if (steps[index] is DirectiveStep directive)
        {
            await Magics.Find(directive, Source)
                .RunAroundAsync(new MagicCall(this, directive), () => RunFromAsync(steps, index + 1))
                .ConfigureAwait(false);
            return;
        }

        await RunCodeAsync((CodeStep)steps[index], isLast: index == steps.Count - 1).ConfigureAwait(false);
        await RunFromAsync(steps, index + 1).ConfigureAwait(false);
    }

    private async Task InstallAsync()
    {
        if (_packages.Count == 0)
            return;
        var requests = _packages.ToArray();
        _packages.Clear();
        try
        {
            await References.AddPackagesAsync([.. requests.Select(item => item.Request)], this).ConfigureAwait(false);
        }
        catch (ReferenceException problem)
        {
            var culprit = requests.FirstOrDefault(item => problem.Message.Contains(item.Request.Id, StringComparison.OrdinalIgnoreCase), requests[0]);
            throw culprit.Call.Failure(problem.Message);
        }
    }

    private async Task RunCodeAsync(CodeStep step, bool isLast)
    {
        var source = new SourceFile(Source, step.Text);
        var submission = await Task.Run(() => _state.Chain.Compile(source, Cell.Interrupt), Cell.Interrupt).ConfigureAwait(false);
        await CellThread.RunAsync(() => RunAndShowAsync(submission, isLast), Cell).ConfigureAwait(false);
    }

    private async Task<object?> RunAndShowAsync(Submission submission, bool isLast)
    {
        var value = await _state.Chain.Run(submission);
        // What display(…) returns is on the screen already.
        if (value is DisplayedValue || (value is null && !submission.EndsInValue()))
            return null;
        // Formatting may run the cell's own code (a lazy sequence, a property), so it stays on the cell's thread.
        var bundle = ValueFormatter.Format(value);
        Cell.Output.Send(output =>
        {
            if (isLast && _importing.IsEmpty)
                output.Result(bundle);
            else if (_importing.IsEmpty)
                output.Display(bundle, displayId: null);
        });
        return value;
    }
}
