namespace CimKit.Circuits.Verification;

/// <summary>What a model says about one set of conditions: numbers by name, computed when asked for.</summary>
internal sealed class CheckedQuantities
{
    private readonly Dictionary<string, Func<double>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _notApplicable = new(StringComparer.Ordinal);

    internal Func<double> this[string quantity]
    {
        set => _values[quantity] = value;
    }

    internal CheckedQuantities NotApplicable(string quantity, string reason)
    {
        _notApplicable[quantity] = reason;
        return this;
    }

    internal bool TryReason(string quantity, out string reason) => _notApplicable.TryGetValue(quantity, out reason!);

    internal bool TryValue(string quantity, out Func<double> value) => _values.TryGetValue(quantity, out value!);
}
