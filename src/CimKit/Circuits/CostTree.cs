using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits;

/// <summary>Costs with a name for every part: what a parent costs is what its parts combine to, nothing hidden.</summary>
public sealed record CostTree
{
    private CostTree(string name, Cost cost, CostCombination combination, ImmutableArray<CostTree> parts)
    {
        Name = name;
        Cost = cost;
        Combination = combination;
        Parts = parts;
    }

    /// <summary>Name of the part.</summary>
    public string Name { get; }

    /// <summary>Cost of the part and everything below it.</summary>
    public Cost Cost { get; }

    /// <summary>How <see cref="Cost"/> follows from the parts.</summary>
    public CostCombination Combination { get; }

    /// <summary>The parts; none for a leaf.</summary>
    public ImmutableArray<CostTree> Parts { get; }

    /// <summary>Times that the only part is copied or repeated; 1 otherwise.</summary>
    [Unit("1")]
    public double Factor { get; private init; } = 1;

    /// <summary>A part that is not divided.</summary>
    public static CostTree Leaf(string name, Cost cost) => new(Require.NotBlank(name), cost, CostCombination.Leaf, []);

    /// <summary>Parts one after another.</summary>
    public static CostTree Then(string name, params ImmutableArray<CostTree> parts)
    {
        var sum = Cost.None;
        foreach (var part in parts)
            sum = sum.Then(part.Cost);
        return new CostTree(Require.NotBlank(name), sum, CostCombination.Then, parts);
    }

    /// <summary>Parts at the same time.</summary>
    public static CostTree Beside(string name, params ImmutableArray<CostTree> parts)
    {
        var sum = Cost.None;
        foreach (var part in parts)
            sum = sum.Beside(part.Cost);
        return new CostTree(Require.NotBlank(name), sum, CostCombination.Beside, parts);
    }

    /// <summary>Copies of a part, side by side.</summary>
    public static CostTree Copies(string name, CostTree part, int count) =>
        new(Require.NotBlank(name), part.Cost.Copies(count), CostCombination.Copies, [part]) { Factor = count };

    /// <summary>A part used several times in a row.</summary>
    public static CostTree Repeated(string name, CostTree part, [Unit("1")] double operations) =>
        new(Require.NotBlank(name), part.Cost.Repeated(operations), CostCombination.Repeated, [part]) { Factor = operations };

    /// <summary>The part of a name, at any depth; null if there is none.</summary>
    public CostTree? Find(string name)
    {
        if (Name == name)
            return this;
        foreach (var part in Parts)
        {
            if (part.Find(name) is { } found)
                return found;
        }
        return null;
    }
}
