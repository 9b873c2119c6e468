using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Layout of a transmission gate with a prescribed number of fingers.</summary>
/// <remarks>Source: [Chen2018]; [Lee2024] for fins and stacks.</remarks>
internal static class PassGate
{
    internal static GateFootprint Layout(TechnologyNode node, double nmosWidth, double pmosWidth, int fingers)
    {
        var f = node.FeatureSize;
        var rules = node.Layout;
        var width = (fingers + 1) * (rules.GatePitch * f);
        if (!node.CountsFins)
            return new GateFootprint(pmosWidth / fingers + nmosWidth / fingers + rules.PnGap * f + rules.OuterRegion * f, width);
        var edges = node.IsGateAllAround ? 1 : 2;
        var height = Stacked(node, pmosWidth, fingers) + Stacked(node, nmosWidth, fingers)
            + rules.PnGap * f + edges * rules.OuterRegion * f;
        return new GateFootprint(height, width);
    }

    private static double Stacked(TechnologyNode node, double width, int fingers)
    {
        var fins = Math.Ceiling(FinCount.ByDivision(node, width) / (double)fingers);
        return (fins - 1) * node.Fins.Pitch + node.Fins.Width;
    }
}
