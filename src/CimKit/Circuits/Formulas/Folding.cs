using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>How the two transistors of a gate are folded into fingers to fit a region's height.</summary>
/// <param name="NmosFingers">Fingers of the NMOS transistor; 1 if it is not folded or absent.</param>
/// <param name="NmosExtent">Height of one NMOS finger; 0 if it is absent.</param>
/// <param name="PmosFingers">Fingers of the PMOS transistor.</param>
/// <param name="PmosExtent">Height of one PMOS finger.</param>
/// <remarks>Source: [Chen2018]; [Lee2024] for fins and stacks.</remarks>
internal readonly record struct Folding(int NmosFingers, double NmosExtent, int PmosFingers, double PmosExtent)
{
    private const double Tolerance = 1e-12;

    /// <summary>Whether no transistor is folded.</summary>
    internal bool IsUnfolded => NmosFingers == 1 && PmosFingers == 1;

    /// <summary>For capacitances.</summary>
    internal static Folding ForCapacitance(TechnologyNode node, Gate gate, double height) => node.CountsFins
        ? Fins(node, gate, height, FinCount.QuotientByReciprocal, roundsUp: false)
        : Bulk(node, gate.NmosWidth, gate.PmosWidth, height);

    /// <summary>For layout: quotients by division, stacks rounded up.</summary>
    internal static Folding ForLayout(TechnologyNode node, Gate gate, double height) => node.CountsFins
        ? Fins(node, gate, height, FinCount.QuotientByDivision, roundsUp: node.IsGateAllAround)
        : Bulk(node, gate.NmosWidth, gate.PmosWidth, height);

    /// <summary>Heights the two transistors of a planar gate may take; the order of evaluation is part of the model.</summary>
    internal static (double Nmos, double Pmos) Limits(TechnologyNode node, double nmosWidth, double pmosWidth, double height)
    {
        var outer = node.Layout.OuterRegion * node.FeatureSize;
        var ratio = pmosWidth / (pmosWidth + nmosWidth);
        if (ratio == 0 || ratio == 1)
            return (Usable(node, height - outer, height), Usable(node, height - outer, height));
        var usable = Usable(node, height - node.Layout.PnGap * node.FeatureSize - outer, height);
        var pmos = ratio * usable;
        return (pmos / ratio * (1 - ratio), pmos);
    }

    private static double Usable(TechnologyNode node, double usable, double height) => usable > 0
        ? usable
        : throw new InvalidDesignException("Gate layout", [FormattableString.Invariant(
            $"Region height must leave room for transistors at {node.Nanometres} nm (more than {(node.Layout.OuterRegion + node.Layout.PnGap) * node.FeatureSize:G4} m); got {height:G4} m.")]);

    private static Folding Bulk(TechnologyNode node, double nmosWidth, double pmosWidth, double height)
    {
        var (nmosLimit, pmosLimit) = Limits(node, nmosWidth, pmosWidth, height);
        var (nmosFingers, nmosExtent) = Fold(node, nmosWidth, nmosLimit);
        var (pmosFingers, pmosExtent) = Fold(node, pmosWidth, pmosLimit);
        return new Folding(nmosFingers, nmosExtent, pmosFingers, pmosExtent);
    }

    // An enlarged gate fills its limit exactly: without tolerance the last bit decides whether it is folded (Q2-7).
    private static (int Fingers, double Extent) Fold(TechnologyNode node, double width, double limit)
    {
        var slack = node.IsReference ? 0 : Tolerance;
        if (width <= limit * (1 + slack))
            return (1, width);
        return ((int)Math.Ceiling(width / limit * (1 - slack)), limit);
    }

    private static Folding Fins(
        TechnologyNode node, Gate gate, double height, Func<TechnologyNode, double, double> quotient, bool roundsUp)
    {
        var nmos = quotient(node, gate.NmosWidth);
        var pmos = quotient(node, gate.PmosWidth);
        var (nmosBudget, pmosBudget) = FinBudget.Split(node, nmos, pmos, FinBudget.PerPolarity(node, height));
        var (nmosFingers, nmosExtent) = FoldFins(node, FinCount.Up(node, nmos), nmosBudget, roundsUp);
        var (pmosFingers, pmosExtent) = FoldFins(node, FinCount.Up(node, pmos), pmosBudget, roundsUp);
        return new Folding(nmosFingers, nmosExtent, pmosFingers, pmosExtent);
    }

    // Reference: whole-number division loses a finger (Q2-1). Corrected: rounded up.
    private static (int Fingers, double Extent) FoldFins(TechnologyNode node, int fins, int budget, bool roundsUp)
    {
        if (fins <= budget || fins == 0)
            return (1, fins * node.Fins.Width);
        var fingers = roundsUp || !node.IsReference ? (int)Math.Ceiling((double)fins / budget) : fins / budget;
        return (fingers, budget * node.Fins.Width);
    }
}
