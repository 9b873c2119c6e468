using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Drain diffusions of a gate and the capacitance they put on its output.</summary>
/// <remarks>Source: [Thoziyoor2008]; [Lee2024] for fins and stacks.</remarks>
internal static class Diffusion
{
    private readonly record struct Side(double Length, double Perimeter);

    internal static GateCapacitance Capacitance(TechnologyNode node, Gate gate, double height, SheetFactors factors)
    {
        var folding = Folding.ForCapacitance(node, gate, height);
        folding = folding with { NmosExtent = folding.NmosExtent * factors.Nmos, PmosExtent = folding.PmosExtent * factors.Pmos };
        var diffusion = (node.Layout.GatePitch - node.Layout.PolyWidth) * node.FeatureSize;
        var nmos = Nmos(node, gate, folding, diffusion);
        var pmos = Pmos(gate, folding, diffusion);
        var output = node.JunctionCapacitance * (nmos.Length * folding.NmosExtent + pmos.Length * folding.PmosExtent);
        if (!node.CountsFins)
        {
            output += node.SidewallCapacitance * (nmos.Perimeter + pmos.Perimeter);
            output += node.GateEdgeCapacitance
                * (folding.NmosFingers * folding.NmosExtent + folding.PmosFingers * folding.PmosExtent);
        }
        var input = Transistor.GateCapacitance(node, gate.NmosWidth) + Transistor.GateCapacitance(node, gate.PmosWidth);
        return new GateCapacitance(factors.Gate * input, output);
    }

    private static Side Nmos(TechnologyNode node, Gate gate, Folding folding, double diffusion)
    {
        if (gate.NmosWidth == 0)
            return default;
        var m = gate.FanIn;
        var y = folding.NmosExtent;
        var (drain, source) = Lengths(folding.NmosFingers, diffusion);
        var (e, e1) = Parity(folding.NmosFingers);
        // The published program takes the PMOS parity for an inverter's NMOS (Q2-2).
        var own = node.IsReference && gate.PmosWidth > 0 ? Parity(folding.PmosFingers).Drain : node.IsReference ? 1 : e;
        return (gate.Kind, folding.IsUnfolded) switch
        {
            (GateKind.Inverter, _) => Make(drain, y * own),
            (GateKind.Nor, true) => Make((m + 1) / 2 * drain, Odd(m) * y),
            (GateKind.Nor, false) => Make(m * drain, y * e * m),
            (_, true) => Make(m * drain, y),
            _ => Make(m * drain + (m - 1) * source, y * (e * m + e1 * (m - 1))),
        };
    }

    private static Side Pmos(Gate gate, Folding folding, double diffusion)
    {
        if (gate.PmosWidth == 0)
            return default;
        var m = gate.FanIn;
        var y = folding.PmosExtent;
        var (drain, source) = Lengths(folding.PmosFingers, diffusion);
        var (e, e1) = Parity(folding.PmosFingers);
        return (gate.Kind, folding.IsUnfolded) switch
        {
            (GateKind.Inverter, _) => Make(drain, y * e),
            (GateKind.Nor, true) => Make(m * drain, y),
            (GateKind.Nor, false) => Make(m * drain + (m - 1) * source, y * (e * m + e1 * (m - 1))),
            (_, true) => Make((m + 1) / 2 * drain, Odd(m) * y),
            _ => Make(m * drain, y * e * m),
        };
    }

    private static Side Make(double length, double edges) => new(length, 2 * length + edges);

    private static (double Drain, double Source) Lengths(int fingers, double diffusion) => fingers == 1
        ? (diffusion, diffusion)
        : (Math.Ceiling((fingers + 1) / 2.0) * diffusion, Math.Floor((fingers + 1) / 2.0) * diffusion);

    private static (int Drain, int Source) Parity(int fingers) => (1 + (fingers + 1) % 2, 1 - (fingers + 1) % 2);

    private static int Odd(int fanIn) => 1 - (fanIn + 1) % 2;
}
