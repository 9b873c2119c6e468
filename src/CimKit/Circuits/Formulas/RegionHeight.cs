using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Meaning of a height argument: 28 F is a standard cell on every node, other heights are physical.</summary>
internal static class RegionHeight
{
    /// <summary>Whether a height is that of a standard cell.</summary>
    /// <remarks>Reference: exactly 28 F (Q2-3). Corrected: also the node's own cell height.</remarks>
    internal static bool IsStandard(TechnologyNode node, double height) =>
        height == node.StandardHeight
        || (!node.IsReference && (Same(height, node.StandardHeight) || Same(height, node.CellHeight)));

    /// <summary>Height of the region on silicon.</summary>
    /// <remarks>Reference: below 22 nm every height is scaled, also one that was scaled before (Q2-3).</remarks>
    internal static double Scaled(TechnologyNode node, double height)
    {
        if (!node.CountsFins)
            return height;
        if (node.IsReference)
            return height * node.Layout.CellHeight / LayoutRules.NominalHeight;
        return IsStandard(node, height) ? node.CellHeight : height;
    }

    /// <summary>A multiple of the standard cell height, to be passed as a height argument.</summary>
    internal static double Multiple(TechnologyNode node, double factor) =>
        factor * (node.IsReference ? node.StandardHeight : node.CellHeight);

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * b;
}
