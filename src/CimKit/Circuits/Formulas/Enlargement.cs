using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Widens a gate until it fills a standard cell.</summary>
/// <remarks>Source: [Lee2024]; the order of evaluation decides whether a scaled fin count is whole and is kept.</remarks>
internal static class Enlargement
{
    private const double Tolerance = 1e-9;

    internal static Gate Fill(TechnologyNode node, Gate gate) => node.Structure switch
    {
        _ when node.IsTraining => gate,
        TransistorStructure.Bulk => Bulk(node, gate),
        TransistorStructure.FinFet => Fins(node, gate),
        _ => Stacks(node, gate),
    };

    private static Gate Bulk(TechnologyNode node, Gate gate)
    {
        var (nmos, pmos) = Folding.Limits(node, gate.NmosWidth, gate.PmosWidth, node.StandardHeight);
        if (gate.NmosWidth == 0)
            return gate with { PmosWidth = Math.Max(gate.PmosWidth, pmos) };
        if (gate.PmosWidth == 0)
            return gate with { NmosWidth = Math.Max(gate.NmosWidth, nmos) };
        return gate.NmosWidth < nmos && gate.PmosWidth < pmos ? gate with { NmosWidth = nmos, PmosWidth = pmos } : gate;
    }

    private static Gate Fins(TechnologyNode node, Gate gate)
    {
        var limit = node.Fins.PerDevice;
        var nmosQuotient = FinCount.QuotientByDivision(node, gate.NmosWidth);
        var pmosQuotient = FinCount.QuotientByDivision(node, gate.PmosWidth);
        var nmos = FinCount.Up(node, nmosQuotient);
        var pmos = FinCount.Up(node, pmosQuotient);
        if (nmos > limit || pmos > limit)
            return gate;
        if (nmos == 0)
            return Drawn(node, gate, 0, limit);
        if (pmos == 0)
            return Drawn(node, gate, limit, 0);
        var ratio = pmosQuotient / (pmosQuotient + nmosQuotient);
        if (ratio >= 0.5)
            return IsWhole(node, limit / ratio * (1 - ratio), out var fewer)
                ? Drawn(node, gate, fewer, limit)
                : Drawn(node, gate, nmos, pmos);
        return IsWhole(node, limit / (1 - ratio) * ratio, out var count)
            ? Drawn(node, gate, limit, count)
            : Drawn(node, gate, nmos, pmos);
    }

    private static Gate Stacks(TechnologyNode node, Gate gate)
    {
        var nmos = FinCount.ByDivision(node, gate.NmosWidth);
        var pmos = FinCount.ByDivision(node, gate.PmosWidth);
        if (nmos == 0)
            return pmos <= 2 ? Drawn(node, gate, 0, 2) : gate;
        if (pmos == 0)
            return nmos <= 2 ? Drawn(node, gate, 2, 0) : gate;
        return nmos == 1 && pmos == 1 ? Drawn(node, gate, 1, 1) : gate;
    }

    private static bool IsWhole(TechnologyNode node, double candidate, out int count)
    {
        var whole = Math.Round(candidate);
        count = (int)whole;
        return node.IsReference ? candidate == whole : Math.Abs(candidate - whole) < Tolerance;
    }

    private static Gate Drawn(TechnologyNode node, Gate gate, int nmos, int pmos) =>
        gate with { NmosWidth = nmos * 2 * node.FeatureSize, PmosWidth = pmos * 2 * node.FeatureSize };
}
