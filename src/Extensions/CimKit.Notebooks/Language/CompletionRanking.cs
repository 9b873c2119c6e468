namespace CimKit.Notebooks.Language;

/// <summary>Filters candidates by what is typed and puts the best first.</summary>
internal static class CompletionRanking
{
    private const int Most = 200;

    /// <summary>Those that begin with the typed text; if there are none, those that contain it.</summary>
    public static IReadOnlyList<CellCompletion> Best(IEnumerable<CellCompletion> candidates, string typed) =>
        Best(candidates, candidate => candidate.Text, candidate => candidate, typed);

    /// <summary>The same for candidates that are made into completions only when they are among the best; null drops one.</summary>
    public static IReadOnlyList<CellCompletion> Best<T>(IEnumerable<T> candidates, Func<T, string> text, Func<T, CellCompletion?> complete, string typed)
    {
        var all = candidates.Select(candidate => (Candidate: candidate, Text: text(candidate))).ToArray();
        var fitting = all.Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (fitting.Length == 0)
            fitting = [.. all.Where(item => item.Text.Contains(typed, StringComparison.OrdinalIgnoreCase))];
        return
        [
            .. fitting
                .OrderByDescending(item => item.Text.StartsWith(typed, StringComparison.Ordinal))
                .ThenBy(item => item.Text.EndsWith(':') ? 0 : 1)
                .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase)
                .ThenBy(item => item.Text, StringComparer.Ordinal)
                .Select(item => complete(item.Candidate))
                .OfType<CellCompletion>()
                .Take(Most),
        ];
    }
}
