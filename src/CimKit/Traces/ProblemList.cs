namespace CimKit.Traces;

/// <summary>Problems of one file, as many as a person reads; the rest is counted.</summary>
/// <param name="source">File name that begins every problem.</param>
internal sealed class ProblemList(string source)
{
    private const int Shown = 20;
    private readonly List<string> problems = [];
    private long hidden;

    /// <summary>True if nothing was found.</summary>
    public bool IsEmpty => problems.Count == 0;

    /// <summary>True if more is not worth reading for.</summary>
    public bool IsFull => hidden > 1000;

    public void Add(string problem)
    {
        if (problems.Count < Shown)
            problems.Add($"{source}: {problem}");
        else
            hidden++;
    }

    public void Add(long line, string problem)
    {
        if (problems.Count < Shown)
            problems.Add($"{source} line {line}: {problem}");
        else
            hidden++;
    }

    public IEnumerable<string> All() => hidden == 0
        ? problems
        : [.. problems, $"{source}: {(IsFull ? "more than 1000" : hidden)} more problems are not shown."];
}
