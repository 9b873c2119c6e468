using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>A static CMOS gate of drawn transistor widths.</summary>
/// <param name="Kind">Logic function.</param>
/// <param name="FanIn">Number of inputs; 1 for an inverter.</param>
/// <param name="NmosWidth">Drawn width of one NMOS transistor; 0 if absent.</param>
/// <param name="PmosWidth">Drawn width of one PMOS transistor; 0 if absent.</param>
/// <remarks>Source: [Chen2018], Section III; [Thoziyoor2008]; [Lee2024] for fins and stacks.</remarks>
public readonly record struct Gate(
    GateKind Kind, int FanIn, [property: Unit("m")] double NmosWidth, [property: Unit("m")] double PmosWidth)
{
    /// <summary>An inverter, or one transistor alone.</summary>
    public static Gate Inverter([Unit("m")] double nmosWidth, [Unit("m")] double pmosWidth) =>
        new(GateKind.Inverter, 1, nmosWidth, pmosWidth);

    /// <summary>An inverter of widths in feature sizes; the PMOS factor is multiplied by the P/N ratio.</summary>
    internal static Gate Inverter(TechnologyNode node, double nmos, double pmos) => Of(node, GateKind.Inverter, 1, nmos, pmos);

    /// <summary>A NAND of widths in feature sizes.</summary>
    internal static Gate Nand(TechnologyNode node, int fanIn, double nmos, double pmos) =>
        Of(node, GateKind.Nand, fanIn, nmos, pmos);

    /// <summary>A NOR of widths in feature sizes.</summary>
    internal static Gate Nor(TechnologyNode node, int fanIn, double nmos, double pmos) =>
        Of(node, GateKind.Nor, fanIn, nmos, pmos);

    /// <summary>Rectangle of the gate in a region of the given height (28 F: a standard cell).</summary>
    public GateFootprint Layout(TechnologyNode node, [Unit("m")] double regionHeight)
    {
        var folding = Folding.ForLayout(node, this, regionHeight);
        var pitch = node.Layout.GatePitch * node.FeatureSize;
        var nmos = NmosWidth > 0 ? Span(folding.NmosFingers, folding.IsUnfolded, pitch) : 0;
        var pmos = PmosWidth > 0 ? Span(folding.PmosFingers, folding.IsUnfolded, pitch) : 0;
        return new GateFootprint(RegionHeight.Scaled(node, regionHeight), Math.Max(nmos, pmos));
    }

    /// <summary>Input and output capacitance in a region of the given height.</summary>
    public GateCapacitance Capacitance(TechnologyNode node, [Unit("m")] double regionHeight) =>
        Diffusion.Capacitance(node, this, regionHeight, SheetFactors.None);

    /// <summary>Leakage current averaged over input patterns.</summary>
    /// <returns>Ampere.</returns>
    public double Leakage(TechnologyNode node)
    {
        var nmos = node.OffCurrent.Nmos * Transistor.CapacitiveWidth(node, NmosWidth);
        var pmos = node.OffCurrent.Pmos * Transistor.CapacitiveWidth(node, PmosWidth);
        return Kind switch
        {
            GateKind.Inverter => (nmos + pmos) / 2,
            GateKind.Nand => (FanIn == 2 ? 0.48 : 0.31) * FanIn * pmos,
            _ => (FanIn == 2 ? 0.95 : 0.62) * FanIn * nmos,
        };
    }

    /// <summary>The gate widened until it fills a standard cell without folding, its N to P ratio kept.</summary>
    public Gate Enlarged(TechnologyNode node) => Enlargement.Fill(node, this);

    private static Gate Of(TechnologyNode node, GateKind kind, int fanIn, double nmos, double pmos) =>
        new(kind, fanIn, nmos * node.FeatureSize, pmos * node.PnRatio * node.FeatureSize);

    private double Span(int fingers, bool isUnfolded, double pitch)
    {
        var unit = (fingers + 1) * pitch;
        if (Kind == GateKind.Inverter)
            return unit;
        return isUnfolded ? FanIn * unit - (FanIn - 1) * pitch : FanIn * unit;
    }
}
