using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Fins that fit a region's height, and how the two transistors share them.</summary>
/// <remarks>Source: [Lee2024].</remarks>
internal static class FinBudget
{
    /// <summary>Fins of one transistor.</summary>
    /// <remarks>
    /// Reference: the standard layout is recognised by its exact height, and any other height is scaled to the node even if
    /// it was scaled before (Q2-3); the count can fall to zero or below (Q2-4). Corrected: one scaling, at least one fin.
    /// </remarks>
    internal static int PerPolarity(TechnologyNode node, double height)
    {
        if (RegionHeight.IsStandard(node, height))
            return node.Fins.PerDevice;
        var rules = node.Layout;
        var fins = (int)Math.Floor(
            (RegionHeight.Scaled(node, height) - rules.PnGap * node.FeatureSize - rules.OuterRegion * node.FeatureSize + node.Fins.Pitch)
            / (2 * (node.Fins.Width + node.Fins.Pitch)));
        return node.IsReference ? fins : Math.Max(fins, 1);
    }

    /// <summary>Shares of the NMOS and the PMOS transistor, from their unrounded fin counts.</summary>
    internal static (int Nmos, int Pmos) Split(TechnologyNode node, double nmos, double pmos, int perPolarity)
    {
        var all = 2 * perPolarity;
        if (nmos == 0 || pmos == 0)
            return (Math.Max(all, 1), Math.Max(all, 1));
        if (node.IsGateAllAround)
            return (1, 1);
        var ratio = pmos / (pmos + nmos);
        var (n, p) = ratio > 0.5 ? Rest((int)Math.Floor(all * (1 - ratio)), all) : Swap(Rest((int)Math.Floor(all * ratio), all));
        if (p == 0)
            return (all - 1, 1);
        return n == 0 ? (1, all - 1) : (n, p);
    }

    private static (int, int) Rest(int part, int all) => (part, all - part);

    private static (int, int) Swap((int First, int Second) pair) => (pair.Second, pair.First);
}
