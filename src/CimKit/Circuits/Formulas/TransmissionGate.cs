using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>An NMOS and a PMOS transistor side by side that connect two wires.</summary>
/// <remarks>Source: [Chen2018], Section III.</remarks>
internal readonly record struct TransmissionGate(double NmosWidth, double PmosWidth)
{
    internal Gate AsGate => Gate.Inverter(NmosWidth, PmosWidth);

    /// <summary>The gate whose resistance is a target; the order of evaluation decides how it folds later.</summary>
    /// <param name="node">Process.</param>
    /// <param name="target">Resistance wanted.</param>
    /// <param name="share">1, or the linear-region ratio.</param>
    internal static TransmissionGate Sized(TechnologyNode node, double target, double share) => new(
        Drawn(node, Wanted(node, target, share, Polarity.Nmos)), Drawn(node, Wanted(node, target, share, Polarity.Pmos)));

    /// <summary>The gate whose resistance is a target, at any width.</summary>
    internal static TransmissionGate Unrounded(TechnologyNode node, double target) =>
        new(Wanted(node, target, 1, Polarity.Nmos), Wanted(node, target, 1, Polarity.Pmos));

    internal double Resistance(TechnologyNode node) => Parallel(
        Transistor.PassResistance(node, NmosWidth, Polarity.Nmos), Transistor.PassResistance(node, PmosWidth, Polarity.Pmos));

    internal double NmosGate(TechnologyNode node) => Transistor.GateCapacitance(node, NmosWidth);

    internal double PmosGate(TechnologyNode node) => Transistor.GateCapacitance(node, PmosWidth);

    /// <summary>Diffusion capacitance of one side, in a region of the given height.</summary>
    internal double Drain(TechnologyNode node, double height) => AsGate.Capacitance(node, height).Output;

    internal static double Parallel(double a, double b) => 1 / (1 / a + 1 / b);

    private static double Wanted(TechnologyNode node, double target, double share, Polarity polarity)
    {
        var unit = Transistor.PassResistance(node, node.ArrayWidth * node.FeatureSize, polarity);
        return share * unit * node.FeatureSize / (2 * target);
    }

    private static double Drawn(TechnologyNode node, double width) => node.CountsFins
        ? 2 * Math.Ceiling(width / node.FeatureSize) * node.FeatureSize
        : Math.Max(width, node.FeatureSize);
}
