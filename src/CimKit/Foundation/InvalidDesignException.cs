namespace CimKit.Foundation;

/// <summary>Everything that is wrong with a configuration, listed at once.</summary>
public sealed class InvalidDesignException : Exception
{
    /// <summary>An exception about <paramref name="subject"/> with at least one problem.</summary>
    /// <param name="subject">What is wrong, for example <c>NetworkSpec 'LeNet-5'</c>.</param>
    /// <param name="problems">One sentence a problem: property, allowed range, value.</param>
    public InvalidDesignException(string subject, IReadOnlyList<string> problems)
        : base(Compose(subject, problems)) => Problems = problems;

    /// <summary>One sentence a problem.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Throws if there is a problem, does nothing otherwise.</summary>
    /// <exception cref="InvalidDesignException"><paramref name="problems"/> is not empty.</exception>
    public static void ThrowIfAny(string subject, IEnumerable<string> problems)
    {
        var all = problems.ToList();
        if (all.Count > 0)
            throw new InvalidDesignException(subject, all);
    }

    private static string Compose(string subject, IReadOnlyList<string> problems) =>
        $"{subject}: {problems.Count} problem{(problems.Count == 1 ? "" : "s")}."
        + string.Concat(problems.Select(problem => Environment.NewLine + "  - " + problem));
}
