using CimKit.Foundation;

namespace CimKit.Estimation.Figures;

/// <summary>Area of a level of a chip, by category; the categories leave out empty corners, so they add up to less.</summary>
public readonly record struct AreaSplit
{
    /// <summary>All of it.</summary>
    [Unit("m²")]
    public double Total { get; init; }

    /// <summary>Memory cells.</summary>
    [Unit("m²")]
    public double Array { get; init; }

    /// <summary>Converters.</summary>
    [Unit("m²")]
    public double Conversion { get; init; }

    /// <summary>Adders and their registers.</summary>
    [Unit("m²")]
    public double Accumulation { get; init; }

    /// <summary>Drivers, buffers, activation functions, pooling.</summary>
    [Unit("m²")]
    public double Other { get; init; }

    /// <summary>Wires and their repeaters.</summary>
    [Unit("m²")]
    public double Interconnect { get; init; }

    /// <summary>Both together.</summary>
    public AreaSplit Plus(AreaSplit other) => new()
    {
        Total = Total + other.Total,
        Array = Array + other.Array,
        Conversion = Conversion + other.Conversion,
        Accumulation = Accumulation + other.Accumulation,
        Other = Other + other.Other,
        Interconnect = Interconnect + other.Interconnect,
    };

    /// <summary>That many of it.</summary>
    public AreaSplit Times(int count) => new()
    {
        Total = Total * count,
        Array = Array * count,
        Conversion = Conversion * count,
        Accumulation = Accumulation * count,
        Other = Other * count,
        Interconnect = Interconnect * count,
    };
}
