namespace CimKit.Circuits.Verification;

/// <summary>Which model answers for which module of a check file.</summary>
internal sealed class CheckCatalog
{
    private readonly Dictionary<string, Func<CheckParameters, CheckedQuantities>> _models = new(StringComparer.Ordinal);

    /// <summary>Every circuit of this library.</summary>
    internal static CheckCatalog Circuits()
    {
        var catalog = new CheckCatalog();
        TechnologyChecks.Register(catalog);
        FormulaChecks.Register(catalog);
        LogicChecks.Register(catalog);
        AdcChecks.Register(catalog);
        DriverChecks.Register(catalog);
        MemoryChecks.Register(catalog);
        ArchitectureChecks.Register(catalog);
        SubarrayChecks.Register(catalog);
        InterconnectChecks.Register(catalog);
        DriverUnitChecks.Register(catalog);
        return catalog;
    }

    internal Func<CheckParameters, CheckedQuantities> this[string module]
    {
        set => _models[module] = value;
    }

    internal bool TryFind(string module, out Func<CheckParameters, CheckedQuantities> model) =>
        _models.TryGetValue(module, out model!);
}
