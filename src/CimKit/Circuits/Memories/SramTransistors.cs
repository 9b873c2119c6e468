using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Memories;

/// <summary>Drawn widths of a six-transistor cell: minimum transistors, or those of the training edition.</summary>
/// <remarks>Source: [Chen2018]; training: [Peng2021].</remarks>
internal readonly record struct SramTransistors(double Access, double PullDown, double PullUp)
{
    internal static SramTransistors Of(TechnologyNode node)
    {
        var f = node.FeatureSize;
        var unit = node.ArrayWidth * f;
        return node.IsTraining ? new(1.31 * f, 2.08 * f, 1.23 * f) : new(unit, unit, unit);
    }

    /// <summary>Leakage power of the two inverters.</summary>
    internal double Leakage(TechnologyNode node) => 2 * node.SupplyVoltage * Gate.Inverter(PullDown, PullUp).Leakage(node);
}
