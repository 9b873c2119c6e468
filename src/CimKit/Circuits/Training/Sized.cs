using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Transmission gates of the training edition: sized for a resistance, without rounding, and that resistance taken as is.</summary>
internal readonly record struct Sized(TransmissionGate Gate, double Resistance, GateFootprint Layout, int Groups, double Drain)
{
    private const double Share = 0.25;

    internal double Gates(TechnologyNode node) => Gate.NmosGate(node) + Gate.PmosGate(node);

    /// <summary>Beside the rows, in slices of equal height.</summary>
    internal static Sized Beside(TechnologyNode node, double target, double share, double height, int outputs, string circuit)
    {
        var gate = Of(node, target, share);
        var (groups, slice) = RowSlices.Even(node, height, outputs, circuit);
        var layout = gate.AsGate.Layout(node, slice);
        return new Sized(gate, Share * target, layout, groups, gate.Drain(node, layout.Height));
    }

    /// <summary>Beside the rows, each gate as high as the array.</summary>
    internal static Sized InOneColumn(TechnologyNode node, double target, double share, double height, int outputs)
    {
        var gate = Of(node, target, share);
        var layout = gate.AsGate.Layout(node, height);
        return new Sized(gate, Share * target, layout, outputs, Unfolded(node, gate));
    }

    /// <summary>As high as a logic cell.</summary>
    internal static Sized InCells(TechnologyNode node, double target, double share)
    {
        var gate = Of(node, target, share);
        var layout = gate.AsGate.Layout(node, node.StandardHeight);
        return new Sized(gate, Share * target, layout, 1, gate.Drain(node, layout.Height));
    }

    /// <summary>Under the columns, folded into their pitch.</summary>
    internal static Sized Under(TechnologyNode node, double target, double share, double width, int outputs, bool hasUnfoldedDrain, string circuit)
    {
        var gate = Of(node, target, share);
        var (groups, fingers) = ColumnSlices.Fold(node, width, outputs, circuit);
        var layout = PassGate.Layout(node, gate.NmosWidth, gate.PmosWidth, fingers);
        return new Sized(gate, Share * target, layout, groups, hasUnfoldedDrain ? Unfolded(node, gate) : gate.Drain(node, layout.Height));
    }

    // The gate fills its own height exactly: in reference fidelity the last bit decides whether it is folded.
    private static double Unfolded(TechnologyNode node, TransmissionGate gate) =>
        gate.Drain(node, PassGate.Layout(node, gate.NmosWidth, gate.PmosWidth, 1).Height);

    private static TransmissionGate Of(TechnologyNode node, double target, double share)
    {
        double Width(Polarity polarity) =>
            Transistor.OnResistance(node, node.FeatureSize, polarity) * node.FeatureSize * share / (target * Share * 2);
        return new TransmissionGate(Width(Polarity.Nmos), Width(Polarity.Pmos));
    }
}
