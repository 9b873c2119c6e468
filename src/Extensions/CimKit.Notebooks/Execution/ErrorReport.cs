using System.Globalization;
using CimKit.Notebooks.Directives;
using CimKit.Notebooks.Scripting;
using CimKit.Notebooks.Views;
using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Execution;

/// <summary>Turns what stopped a cell into what the user sees: own line numbers, own source lines, no generated names.</summary>
internal sealed class ErrorReport(SourceFiles sources, string cellName)
{
    private const int MostErrors = 20;

    /// <summary>The report on an exception that left the cell.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isInterrupt">True if the user had asked for an interrupt.</param>
    public CellError Of(Exception exception, bool isInterrupt)
    {
        var cause = Unwrap(exception);
        return cause switch
        {
            CodeRejectedException rejected => Compilation(rejected),
            DirectiveException directive => Directive(directive),
            _ when isInterrupt && IsInterrupt(exception) => Interrupted(cause),
            _ => Thrown(cause),
        };
    }

    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: 1 } aggregate => Unwrap(aggregate.InnerExceptions[0]),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static bool IsInterrupt(Exception exception) => exception switch
    {
        OperationCanceledException or ThreadInterruptedException => true,
        AggregateException aggregate => aggregate.InnerExceptions.Any(IsInterrupt),
        { InnerException: { } inner } => IsInterrupt(inner),
        _ => false,
    };

    private CellError Interrupted(Exception exception)
    {
        var frames = new StackReport(sources).Frames(exception);
        return new CellError("Interrupted", "The cell was interrupted.", ["Interrupted: the cell was interrupted.", .. Lines(frames)], LineInCell(frames));
    }

    private CellError Directive(DirectiveException directive)
    {
        var header = $"{directive.SourceName}, line {directive.Line}: {directive.Message}";
        return new CellError(
            "DirectiveError",
            header,
            [.. header.Split('\n'), .. SourceLine(directive.SourceName, directive.Line)],
            directive.SourceName == cellName ? directive.Line : null);
    }

    private CellError Compilation(CodeRejectedException rejected)
    {
        var lines = new List<string>();
        var messages = new List<string>();
        foreach (var diagnostic in rejected.Diagnostics.OrderBy(item => item.Location.SourceSpan.Start).Take(MostErrors))
        {
            var position = diagnostic.Location.GetLineSpan();
            var line = position.StartLinePosition.Line + 1;
            var message = $"{rejected.File.Name}, line {line}: error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
            messages.Add(message);
            lines.Add(message);
            lines.AddRange(Marked(rejected.File.Line(line), position));
        }

        if (rejected.Diagnostics.Count > MostErrors)
            lines.Add($"… ({rejected.Diagnostics.Count - MostErrors} more errors)");
        int? first = rejected.File.Name == cellName && rejected.Diagnostics.Count > 0
            ? rejected.Diagnostics.Min(item => item.Location.GetLineSpan().StartLinePosition.Line) + 1
            : null;
        return new CellError("CompilationError", string.Join('\n', messages), lines, first);
    }

    private static IEnumerable<string> Marked(string? text, FileLinePositionSpan position)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        yield return "    " + text;
        var start = Math.Min(position.StartLinePosition.Character, text.Length);
        var end = position.EndLinePosition.Line == position.StartLinePosition.Line ? position.EndLinePosition.Character : text.Length;
        var indent = string.Concat(text[..start].Select(character => character == '\t' ? '\t' : ' '));
        yield return "    " + indent + new string('^', Math.Clamp(end - start, 1, 80));
    }

    private CellError Thrown(Exception exception)
    {
        var lines = new List<string>();
        var frames = Append(exception, lines, "");
        return new CellError(exception.GetType().Name, exception.Message, lines, LineInCell(frames));
    }

    private IReadOnlyList<StackLine> Append(Exception exception, List<string> lines, string prefix)
    {
        var frames = new StackReport(sources).Frames(exception);
        lines.AddRange($"{prefix}{TypeNames.Full(exception.GetType())}: {exception.Message}".Split('\n'));
        lines.AddRange(Lines(frames));
        var inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        foreach (var cause in inner.Take(MostErrors))
            Append(cause, lines, "caused by ");
        return frames;
    }

    private int? LineInCell(IReadOnlyList<StackLine> frames) => frames.FirstOrDefault(frame => frame.Source == cellName)?.Line;

    private IEnumerable<string> Lines(IEnumerable<StackLine> frames)
    {
        foreach (var frame in frames)
        {
            yield return "   " + frame.Text;
            if (frame is { Source: { } source, Line: { } line })
                foreach (var text in SourceLine(source, line))
                    yield return text;
        }
    }

    private IEnumerable<string> SourceLine(string source, int line) =>
        sources.Line(source, line)?.Trim() is { Length: > 0 } text ? [$"      > {ViewLimits.Cut(text, 200)}"] : [];
}
