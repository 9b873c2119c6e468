namespace CimKit.Foundation;

/// <summary>The SI unit of a physical property, without prefix; <c>"1"</c> if it has none.</summary>
/// <param name="symbol">Unit symbol, for example <c>S</c>, <c>V</c>, <c>bit</c> or <c>1</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UnitAttribute(string symbol) : Attribute
{
    /// <summary>The unit's symbol.</summary>
    public string Symbol { get; } = symbol;
}
