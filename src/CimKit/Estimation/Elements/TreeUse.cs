using CimKit.Circuits;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Elements;

/// <summary>Adder trees of a level, and what they cost for as many summands as are really added.</summary>
internal sealed class TreeUse
{
    private readonly AdderTree _tree;
    private readonly TechnologyNode _node;
    private readonly Dictionary<int, Cost> _costs = [];

    internal TreeUse(AdderTree tree, TechnologyNode node)
    {
        (_tree, _node) = (tree, node);
        Built = tree.Estimate(node);
        _costs[tree.Inputs] = Built;
    }

    /// <summary>The trees with every input in use.</summary>
    internal Cost Built { get; }

    internal int Inputs => _tree.Inputs;

    internal int Bits => _tree.Bits;

    internal int Trees => _tree.Trees;

    /// <summary>Halvings that all inputs need.</summary>
    internal int Stages => ChipContext.Log2Up(_tree.Inputs);

    /// <summary>One sum of that many summands.</summary>
    /// <remarks>Reference: one summand still takes the time of an adder, but neither energy nor leakage (L5). Corrected: nothing.</remarks>
    internal Cost Of(int summands)
    {
        if (summands <= 1 && !_node.IsReference)
            return Built with { Latency = 0, Energy = 0 };
        if (!_costs.TryGetValue(summands, out var cost))
            _costs[summands] = cost = (_tree with { UsedInputs = Math.Max(summands, 1) }).Estimate(_node);
        return cost;
    }

    /// <summary>Many sums of that many summands.</summary>
    internal PartCost Sums(double sums, int summands)
    {
        var one = Of(summands);
        return new PartCost(sums * one.Latency, sums * one.Energy);
    }
}
