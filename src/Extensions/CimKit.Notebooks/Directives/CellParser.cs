using System.Text;
using CimKit.Notebooks.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace CimKit.Notebooks.Directives;

/// <summary>Splits a cell into directives and pieces of code, without moving any line.</summary>
/// <remarks>
/// References and package sources come first, wherever they stand; other magics stay between the pieces of code around them.
/// What looks like a directive inside a string or a comment is text.
/// </remarks>
internal sealed class CellParser
{
    /// <summary>End of file inside a comment, a verbatim string, a raw string.</summary>
    private static readonly HashSet<string> OpenTokens = ["CS1035", "CS1039", "CS8997"];

    private readonly string[] _lines;
    private readonly Predicate<string> _takesBody;
    private readonly List<CellStep> _first = [];
    private readonly List<CellStep> _then = [];
    private readonly StringBuilder _code = new();

    private CellParser(string text, Predicate<string> takesBody) => (_lines, _takesBody) = (text.ReplaceLineEndings("\n").Split('\n'), takesBody);

    /// <summary>Steps of a cell in the order they are carried out.</summary>
    /// <param name="text">Text of the cell.</param>
    /// <param name="takesBody">Tells whether a magic takes the lines below it, up to the next that does or to <c>#!csharp</c>.</param>
    public static IReadOnlyList<CellStep> Parse(string text, Predicate<string> takesBody)
    {
        var parser = new CellParser(text, takesBody);
        parser.Split();
        return [.. parser._first, .. parser._then];
    }

    private void Split()
    {
        for (var index = 0; index < _lines.Length; index++)
        {
            var match = DirectiveLine.Pattern.Match(_lines[index]);
            if (!match.Success || IsInsideToken())
            {
                _code.Append(_lines[index]).Append('\n');
                continue;
            }

            var (name, arguments, line) = (match.Groups["name"].Value, match.Groups["arguments"].Value, index + 1);
            if (!name.StartsWith("#!", StringComparison.Ordinal))
            {
                _first.Add(new DirectiveStep(line, name, arguments, ""));
                _code.Append('\n');
                continue;
            }

            EndCode(index);
            var last = _takesBody(name) ? EndOfBody(index) : index;
            _then.Add(new DirectiveStep(line, name, arguments, string.Join('\n', _lines[(index + 1)..(last + 1)])));
            index = last;
            _code.Append('\n', last + 1);
        }

        EndCode(_lines.Length);
    }

    private int EndOfBody(int index)
    {
        var last = index + 1;
        while (last < _lines.Length && !(DirectiveLine.Pattern.Match(_lines[last]) is { Success: true } next
            && (next.Groups["name"].Value == "#!csharp" || _takesBody(next.Groups["name"].Value))))
            last++;
        return last - 1;
    }

    private void EndCode(int end)
    {
        var text = _code.ToString();
        _code.Clear();
        if (string.IsNullOrWhiteSpace(text))
            return;
        var blank = text.TakeWhile(char.IsWhiteSpace).Count(character => character == '\n');
        // The line end after the last line of the cell is not part of it.
        _then.Add(new CodeStep(blank + 1, end == _lines.Length ? text[..^1] : text));
    }

    private bool IsInsideToken()
    {
        if (_code.Length == 0)
            return false;
        var text = _code.ToString();
        return !string.IsNullOrWhiteSpace(text)
            && SubmissionChain.Parse(SourceText.From(text)).GetDiagnostics().Any(diagnostic => OpenTokens.Contains(diagnostic.Id));
    }
}
