using System.Numerics;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>Trees of ripple adders, each stage one bit wider than the one before.</summary>
/// <remarks>One operation sums once in every tree. Source: [Peng2019].</remarks>
public sealed record AdderTree : ICircuit
{
    /// <summary>Numbers that a tree can add.</summary>
    public required int Inputs { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Width of a number.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 512, "bit"); }

    /// <summary>Number of trees.</summary>
    public int Trees { get; init => field = Require.InRange(value, 1, 1 << 20); } = 1;

    /// <summary>Numbers that are really added; all inputs if null.</summary>
    public int? UsedInputs { get; init => field = value is { } used ? Require.InRange(used, 1, 1 << 20) : null; }

    /// <summary>Pace of the tree: a sum takes whole cycles if synchronous.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the trees lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var nand = RippleAdder.Nand(node);
        var area = RippleAdder.BitArea(nand) * BitAdders(node) * Trees;
        var (energy, leakage) = Power(node);
        if (node.IsTraining && Placement.IsUnderColumns)
            area = WholeRows(node);
        return Placement.Spread(area, nand.Height) with
        {
            Latency = Clock.Rounded(Delay(node)),
            Energy = energy * Trees,
            Leakage = leakage * Trees,
        };
    }

    private double BitAdders(TechnologyNode node)
    {
        var sum = 0.0;
        foreach (var (adders, bits) in Stages(node, Inputs))
            sum += (double)adders * bits;
        return sum;
    }

    private (double Energy, double Leakage) Power(TechnologyNode node)
    {
        var (energy, leakage) = (0.0, 0.0);
        foreach (var (adders, bits) in Stages(node, UsedInputs ?? Inputs))
        {
            var stage = new RippleAdder { Bits = bits, Count = adders }.Estimate(node);
            energy += stage.Energy;
            leakage += stage.Leakage;
        }
        return (energy, leakage);
    }

    // The carries of successive stages overlap: one full addition, then two bits a stage.
    private double Delay(TechnologyNode node)
    {
        if (node.IsTraining)
            return Enumerable.Range(Bits, TrainingStages).Sum(bits => new RippleAdder { Bits = bits }.Estimate(node).Latency);
        var stages = BitOperations.Log2((uint)Math.Max((UsedInputs ?? Inputs) - 1, 1)) + ((UsedInputs ?? Inputs) > 1 ? 1 : 0);
        var first = new RippleAdder { Bits = Bits }.Estimate(node).Latency;
        return first + Math.Max(stages - 1, 0) * new RippleAdder { Bits = 2 }.Estimate(node).Latency;
    }

    private int TrainingStages => Math.Max((int)Math.Ceiling(Math.Log2(UsedInputs ?? Inputs)), 1);

    // Training: every adder position is a bank of one adder a tree, in whole rows.
    private double WholeRows(TechnologyNode node)
    {
        var area = 0.0;
        foreach (var (adders, bits) in Stages(node, Inputs))
            area += adders * new RippleAdder { Bits = bits, Count = Trees, Placement = Placement }.Estimate(node).Area;
        return area;
    }

    /// <summary>Adders and their width, stage by stage.</summary>
    /// <remarks>Reference: an odd number loses its last summand (B2). Corrected: it is carried to the next stage.</remarks>
    private List<(int Adders, int Bits)> Stages(TechnologyNode node, int inputs)
    {
        var stages = new List<(int, int)>();
        for (var (left, bits) = (inputs, Bits); left > 1; bits++)
        {
            stages.Add((left / 2, bits));
            left = node.IsReference ? left / 2 : (left + 1) / 2;
        }
        return stages;
    }
}
