using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>Whole fins or stacks for a drawn width: one for each 2 F, rounded up.</summary>
/// <remarks>
/// Reference: the ceiling is taken without tolerance, and the two orders of evaluation differ in the last bit, so an exact
/// multiple of 2 F sometimes counts one fin too many (Q2-7). Corrected: a tolerance of 1e-9. Source: [Lee2024].
/// </remarks>
internal static class FinCount
{
    private const double Tolerance = 1e-9;

    /// <summary>Width in units of 2 F by multiplication with the reciprocal: capacitances and leakage.</summary>
    internal static double QuotientByReciprocal(TechnologyNode node, double width) => width * (1 / (2 * node.FeatureSize));

    /// <summary>Width in units of 2 F by division: resistances, transconductance, layout.</summary>
    internal static double QuotientByDivision(TechnologyNode node, double width) => width / (2 * node.FeatureSize);

    internal static int ByReciprocal(TechnologyNode node, double width) => Up(node, QuotientByReciprocal(node, width));

    internal static int ByDivision(TechnologyNode node, double width) => Up(node, QuotientByDivision(node, width));

    /// <summary>The quotient rounded up to whole fins.</summary>
    internal static int Up(TechnologyNode node, double quotient) =>
        (int)Math.Ceiling(node.Fidelity == Fidelity.Reference ? quotient : quotient - Tolerance);

    /// <summary>Electrical width of a number of fins or stacks.</summary>
    internal static double Width(TechnologyNode node, int fins) => node.IsGateAllAround
        ? fins * node.Fins.EffectiveWidth * node.Fins.Sheets
        : fins * node.Fins.EffectiveWidth;
}
