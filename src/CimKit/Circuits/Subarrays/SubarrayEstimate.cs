using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>What one input vector (one bit of every input) costs in a sub-array.</summary>
public sealed record SubarrayEstimate
{
    private SubarrayEstimate()
    {
    }

    /// <summary>Rectangle, latency, energy and leakage of the whole.</summary>
    public required Cost Total { get; init; }

    /// <summary>The cells and their lines.</summary>
    public required Cost Array { get; init; }

    /// <summary>The circuits, each with its rectangle and the delay and energy of one operation.</summary>
    public required ImmutableArray<SubarrayPart> Parts { get; init; }

    /// <summary>Time of one sensing step, by which the clock is limited.</summary>
    [Unit("s")]
    public required double SensingPeriod { get; init; }

    /// <summary>Delay of a bitline or column within a sensing step.</summary>
    [Unit("s")]
    public required double ColumnDelay { get; init; }

    /// <summary>Latency of converting.</summary>
    [Unit("s")]
    public required double ConversionLatency { get; init; }

    /// <summary>Latency of accumulating that is not hidden behind converting.</summary>
    [Unit("s")]
    public required double AccumulationLatency { get; init; }

    /// <summary>Latency of driving that is not part of a cycle.</summary>
    [Unit("s")]
    public required double DriverLatency { get; init; }

    /// <summary>Leakage of the SRAM cells that rest while the others are read.</summary>
    [Unit("W")]
    public required double RestingCellLeakage { get; init; }

    /// <summary>Area of the cells and circuits, without the empty corners.</summary>
    [Unit("m²")]
    public required double UsedArea { get; init; }

    /// <summary>Area of a category.</summary>
    /// <returns>Square metres.</returns>
    public double AreaOf(SubarrayCategory category) => category switch
    {
        SubarrayCategory.Array => Array.Area,
        SubarrayCategory.Drivers =>
            UsedArea - Array.Area - AreaOf(SubarrayCategory.Conversion) - AreaOf(SubarrayCategory.Accumulation),
        _ => Sum(category, part => part.Area),
    };

    /// <summary>Energy of a category; charging the array's lines counts as converting.</summary>
    /// <returns>Joule.</returns>
    public double EnergyOf(SubarrayCategory category) => category switch
    {
        SubarrayCategory.Array => Array.Energy,
        SubarrayCategory.Conversion => Array.Energy + Sum(category, part => part.CountedEnergy),
        _ => Sum(category, part => part.CountedEnergy),
    };

    /// <summary>The parts as a tree; leaves carry area, energy and leakage, and the latencies stand beside them.</summary>
    public CostTree ToTree()
    {
        var empty = new Cost(Total.Area - UsedArea, 0, 0, 0);
        return CostTree.Then(
            "sub-array",
            CostTree.Leaf("array", Array),
            Branch("drivers", SubarrayCategory.Drivers, DriverLatency),
            Branch("conversion", SubarrayCategory.Conversion, ConversionLatency),
            Branch("accumulation", SubarrayCategory.Accumulation, AccumulationLatency),
            CostTree.Leaf("empty corners", empty));
    }

    internal static SubarrayEstimate Of(
        List<SubarrayPart> parts, SubarrayPart repeaters, Cost array, Cost rectangle, SubarrayTiming timing, Clock clock, double resting)
    {
        if (repeaters.Area > 0)
            parts.Add(repeaters);
        var (used, energy, leakage) = (array.Area, array.Energy, array.Leakage);
        foreach (var part in parts)
        {
            used += part.Area;
            energy += part.CountedEnergy;
            leakage += part.CountedLeakage;
        }
        return new SubarrayEstimate
        {
            Total = rectangle with
            {
                Latency = timing.Conversion + timing.Drivers + timing.Accumulation,
                Energy = energy,
                Leakage = leakage,
            },
            Array = array,
            Parts = [.. parts],
            SensingPeriod = timing.SensingPeriod,
            ColumnDelay = timing.ColumnDelay,
            ConversionLatency = timing.Conversion,
            AccumulationLatency = timing.Accumulation,
            DriverLatency = timing.Drivers,
            RestingCellLeakage = resting,
            UsedArea = used,
        };
    }

    private CostTree Branch(string name, SubarrayCategory category, double latency)
    {
        var leaves = ImmutableArray.CreateBuilder<CostTree>();
        leaves.Add(CostTree.Leaf("time", new Cost(0, latency, 0, 0)));
        foreach (var part in Parts)
        {
            if (part.Category == category)
                leaves.Add(CostTree.Leaf(part.Name, new Cost(part.Area, 0, part.CountedEnergy, part.CountedLeakage)));
        }
        return CostTree.Then(name, leaves.ToImmutable());
    }

    private double Sum(SubarrayCategory category, Func<SubarrayPart, double> value)
    {
        var sum = 0.0;
        foreach (var part in Parts)
        {
            if (part.Category == category)
                sum += value(part);
        }
        return sum;
    }
}
