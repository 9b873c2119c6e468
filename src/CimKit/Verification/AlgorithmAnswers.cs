namespace CimKit.Verification;

/// <summary>What the models say about one example.</summary>
internal sealed class AlgorithmAnswers
{
    private readonly Dictionary<string, (double[] Values, bool IsExact)> values = [];
    private readonly Dictionary<string, string> information = [];

    /// <summary>Real numbers, compared within the tolerance.</summary>
    public AlgorithmAnswers Close(string output, params IEnumerable<double> numbers)
    {
        values[output] = (numbers.ToArray(), false);
        return this;
    }

    /// <summary>Real numbers in single precision.</summary>
    public AlgorithmAnswers Close(string output, IEnumerable<float> numbers) => Close(output, numbers.Select(number => (double)number));

    /// <summary>Codes, digits, bits and counts, compared exactly.</summary>
    public AlgorithmAnswers Exact(string output, params IEnumerable<double> numbers)
    {
        values[output] = (numbers.ToArray(), true);
        return this;
    }

    /// <summary>Codes, digits, bits and counts.</summary>
    public AlgorithmAnswers Exact(string output, IEnumerable<int> numbers) => Exact(output, numbers.Select(number => (double)number));

    /// <summary>Values that are printed for information and not to be computed.</summary>
    public AlgorithmAnswers Information(string output, string reason)
    {
        information[output] = reason;
        return this;
    }

    public bool TryValues(string output, out double[] numbers, out bool isExact)
    {
        var found = values.TryGetValue(output, out var answer);
        (numbers, isExact) = (answer.Values ?? [], answer.IsExact);
        return found;
    }

    public bool TryReason(string output, out string reason) => information.TryGetValue(output, out reason!);
}
