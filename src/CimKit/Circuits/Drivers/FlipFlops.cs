using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Drivers;

/// <summary>The register of a switch matrix: one flip-flop an output, every one toggles.</summary>
internal readonly record struct FlipFlops(int Outputs)
{
    internal Cost Beside(TechnologyNode node, double height) =>
        new FlipFlopBank { Bits = Outputs, Placement = Placement.BesideRows(height) }.Estimate(node);

    internal Cost Under(TechnologyNode node, double width) =>
        new FlipFlopBank { Bits = Outputs, Placement = Placement.UnderColumns(width) }.Estimate(node);
}
