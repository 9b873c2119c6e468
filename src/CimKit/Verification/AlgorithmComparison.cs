using CimKit.Circuits.Verification;

namespace CimKit.Verification;

/// <summary>Collects the outcome of every number of every example.</summary>
internal sealed class AlgorithmComparison(AlgorithmCatalog catalog, double tolerance)
{
    private readonly List<Outcome> outcomes = [];

    /// <summary>What became of one number: compared, failed, or not applicable.</summary>
    private readonly record struct Outcome(string Function, double? Error, Deviation? Deviation, string? Skipped);

    public void Add(AlgorithmExample example)
    {
        if (!catalog.TryModel(example.Function, out var model))
        {
            Fail(example, example.Outputs, "no model knows a function of this name");
            return;
        }
        try
        {
            Compare(example, model(example));
        }
        catch (DllNotFoundException missing)
        {
            Skip(example, example.Outputs, $"needs libtorch: {missing.Message}");
        }
        // Whatever an example makes a model do, the example is named and the next has its turn.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Fail(example, example.Outputs, error.Message);
        }
    }

    public VerificationReport Report(string file)
    {
        var functions = outcomes.Select(outcome => outcome.Function).Distinct().ToArray();
        return new(
            file, tolerance, Summary(file, outcomes),
            [.. functions.Select(function => Summary(function, outcomes.Where(outcome => outcome.Function == function)))],
            [.. outcomes.Where(outcome => outcome.Skipped is not null).GroupBy(outcome => (outcome.Function, outcome.Skipped))
                .Select(group => new SkippedValues(group.Key.Function, group.Key.Skipped!, group.Count()))]);
    }

    private void Compare(AlgorithmExample example, AlgorithmAnswers answers)
    {
        foreach (var output in example.Outputs)
        {
            if (answers.TryReason(output, out var reason))
                Skip(example, [output], reason);
            else if (!answers.TryValues(output, out var got, out var isExact))
                Fail(example, [output], "the model does not offer this quantity");
            else if (example.Expected(output) is var expected && expected.Length != got.Length)
                Fail(example, [output], $"{expected.Length} numbers are expected, the model gives {got.Length}");
            else
                Compare(example, output, expected, got, isExact);
        }
    }

    private void Compare(AlgorithmExample example, string output, double[] expected, double[] got, bool isExact)
    {
        var largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < got.Length; i++)
        {
            var error = Error(expected[i], got[i], isExact || example.IsDouble ? Math.Abs(expected[i]) : largest);
            var isMet = isExact ? error == 0 : error <= (example.Tolerance ?? tolerance);
            outcomes.Add(new(example.Function, error, isMet ? null : new Deviation(
                $"{example.Id}; {output}[{i}]", expected[i], got[i], error,
                isExact ? "must be equal: a code, digit, bit or count" : "unexplained"), null));
        }
    }

    private static double Error(double expected, double got, double scale)
    {
        if (expected.Equals(got) || expected == got)
            return 0;
        var error = Math.Abs(got - expected) / scale;
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private void Skip(AlgorithmExample example, IEnumerable<string> names, string reason)
    {
        foreach (var name in names)
            outcomes.AddRange(example.Expected(name).Select(_ => new Outcome(example.Function, null, null, reason)));
    }

    private void Fail(AlgorithmExample example, IEnumerable<string> names, string reason)
    {
        foreach (var name in names)
            outcomes.AddRange(example.Expected(name).Select((expected, i) => new Outcome(
                example.Function, double.PositiveInfinity, new Deviation($"{example.Id}; {name}[{i}]", expected, null, double.PositiveInfinity, reason), null)));
    }

    private static Agreement Summary(string name, IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.ToArray();
        var errors = all.Where(outcome => outcome.Error is not null).Select(outcome => outcome.Error!.Value).Order().ToArray();
        return new(
            name, errors.Length, all.Count(outcome => outcome.Skipped is not null), Share(errors, 1e-6), Share(errors, 1e-3),
            errors.Length == 0 ? 0 : errors[^1],
            errors.Length == 0 ? 0 : (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2,
            [.. all.Where(outcome => outcome.Deviation is not null).Select(outcome => outcome.Deviation!)]);
    }

    private static double Share(double[] errors, double limit) =>
        errors.Length == 0 ? 1 : errors.Count(error => error <= limit) / (double)errors.Length;
}
