using CimKit.Circuits;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>The four costs by name.</summary>
internal static class CostQuantities
{
    internal static double Of(this CostQuantity quantity, Cost cost) => quantity switch
    {
        CostQuantity.Area => cost.Area,
        CostQuantity.Latency => cost.Latency,
        CostQuantity.Energy => cost.Energy,
        CostQuantity.Leakage => cost.Leakage,
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "quantity must be Area, Latency, Energy or Leakage."),
    };

    internal static Axis ToAxis(this CostQuantity quantity) => new(quantity.ToString(), quantity.Unit());

    /// <summary>A column of that cost; areas of thousands are shown as whole numbers.</summary>
    internal static NumberColumn ToColumn(this CostQuantity quantity, IEnumerable<double> values)
    {
        var all = values.ToArray();
        var largest = all.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var isLarge = largest / Si.ScaleFor(largest, quantity.Unit()).Factor >= 1000;
        return new NumberColumn(quantity.ToString(), quantity.Unit(), all) { Format = isLarge ? "N0" : "G4" };
    }

    internal static string Unit(this CostQuantity quantity) => quantity switch
    {
        CostQuantity.Area => "m²",
        CostQuantity.Latency => "s",
        CostQuantity.Energy => "J",
        CostQuantity.Leakage => "W",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "quantity must be Area, Latency, Energy or Leakage."),
    };
}
