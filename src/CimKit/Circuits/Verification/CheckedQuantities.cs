namespace CimKit.Circuits.Verification;

/// <summary>What a model says about one set of conditions: numbers by name, computed when asked for.</summary>
internal sealed class CheckedQuantities
{
    private readonly Dictionary<string, Func<double>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _notApplicable = new(StringComparer.Ordinal);

    private string? _reasonForAll;

    internal Func<double> this[string quantity]
    {
        set => _values[quantity] = value;
    }

    internal CheckedQuantities NotApplicable(string quantity, string reason)
    {
        _notApplicable[quantity] = reason;
        return this;
    }

    /// <summary>Conditions that no model of this library answers for.</summary>
    internal static CheckedQuantities NoneApply(string reason) => new() { _reasonForAll = reason };

    internal bool TryReason(string quantity, out string reason)
    {
        reason = _reasonForAll ?? "";
        return _reasonForAll is not null || _notApplicable.TryGetValue(quantity, out reason!);
    }

    internal bool TryValue(string quantity, out Func<double> value) => _values.TryGetValue(quantity, out value!);
}
