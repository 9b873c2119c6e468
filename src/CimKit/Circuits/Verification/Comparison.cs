using System.Globalization;

namespace CimKit.Circuits.Verification;

/// <summary>Collects the outcome of every check value.</summary>
internal sealed class Comparison(CheckCatalog catalog, double tolerance)
{
    private readonly Dictionary<string, List<Outcome>> _modules = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private (string Module, string Text, CheckedQuantities? Quantities, string? Failure) _last = ("", "", null, null);

    /// <summary>What became of one value: compared, failed, or not applicable.</summary>
    private readonly record struct Outcome(double? Error, Deviation? Deviation, string? Skipped);

    internal void Add(CheckValue value)
    {
        if (!_modules.TryGetValue(value.Module, out var outcomes))
        {
            _modules[value.Module] = outcomes = [];
            _order.Add(value.Module);
        }
        outcomes.Add(Outcomes(value));
    }

    internal VerificationReport Report(string file)
    {
        var skipped = _order.SelectMany(module => _modules[module]
            .Where(outcome => outcome.Skipped is not null)
            .GroupBy(outcome => outcome.Skipped!)
            .Select(group => new SkippedValues(module, group.Key, group.Count())));
        return new VerificationReport(
            file,
            tolerance,
            Summary(file, _order.SelectMany(module => _modules[module])),
            [.. _order.Select(module => Summary(module, _modules[module]))],
            [.. skipped]);
    }

    private Outcome Outcomes(CheckValue value)
    {
        if (value.Expected is not { } expected)
            return new Outcome(null, null, "the file has no number");
        if (!catalog.TryFind(value.Module, out var model))
            return OtherLevels.TryReason(value.Module, out var level)
                ? new Outcome(null, null, level)
                : Fail(value, expected, null, double.PositiveInfinity, "no model knows a module of this name");
        if (_last.Module != value.Module || _last.Text != value.Parameters.Text)
            _last = Evaluate(value, model);
        if (_last.Quantities is not { } quantities)
            return Fail(value, expected, null, double.PositiveInfinity, _last.Failure!);
        if (quantities.TryReason(value.Quantity, out var reason))
            return new Outcome(null, null, reason);
        if (!quantities.TryValue(value.Quantity, out var compute))
            return Fail(value, expected, null, double.PositiveInfinity, "the model does not offer this quantity");
        return Compare(value, expected, compute);
    }

    private static (string, string, CheckedQuantities?, string?) Evaluate(
        CheckValue value, Func<CheckParameters, CheckedQuantities> model)
    {
        try
        {
            return (value.Module, value.Parameters.Text, model(value.Parameters), null);
        }
        catch (Exception error) when (IsOfTheRow(error))
        {
            return (value.Module, value.Parameters.Text, null, error.Message);
        }
    }

    private Outcome Compare(CheckValue value, double expected, Func<double> compute)
    {
        double got;
        try
        {
            got = compute();
        }
        catch (Exception error) when (IsOfTheRow(error))
        {
            return Fail(value, expected, null, double.PositiveInfinity, error.Message);
        }
        var error1 = RelativeError(expected, got, value.Resolution);
        return error1 <= tolerance
            ? new Outcome(error1, null, null)
            : Fail(value, expected, got, error1, "unexplained");
    }

    // Whatever a row makes a model do, the row is named and the next has its turn.
    private static bool IsOfTheRow(Exception error) => error is not OperationCanceledException;

    // A number that prints as the expected one has no error.
    private static double RelativeError(double expected, double got, double resolution)
    {
        if (expected.Equals(got) || (expected == 0 && got == 0))
            return 0;
        var error = Math.Max(Math.Abs(got - expected) - resolution, 0) / Math.Abs(expected);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static Outcome Fail(CheckValue value, double expected, double? got, double error, string reason) => new(
        error,
        new Deviation(
            string.Create(CultureInfo.InvariantCulture, $"line {value.Line}: {value.Module}; {value.Parameters.Text}; {value.Quantity}"),
            expected, got, error, reason),
        null);

    private static Agreement Summary(string name, IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.ToList();
        var errors = all.Where(outcome => outcome.Error is not null).Select(outcome => outcome.Error!.Value).Order().ToArray();
        return new Agreement(
            name,
            errors.Length,
            all.Count(outcome => outcome.Skipped is not null),
            Share(errors, 1e-6),
            Share(errors, 1e-3),
            errors.Length == 0 ? 0 : errors[^1],
            Median(errors),
            [.. all.Where(outcome => outcome.Deviation is not null).Select(outcome => outcome.Deviation!)]);
    }

    private static double Median(double[] errors) =>
        errors.Length == 0 ? 0 : (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2;

    private static double Share(double[] errors, double limit) =>
        errors.Length == 0 ? 1 : errors.Count(error => error <= limit) / (double)errors.Length;
}
