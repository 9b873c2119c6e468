namespace CimKit.Experiments.DesignSpaces;

/// <summary>Names, units and directions of what designs are compared by.</summary>
public static class DesignQuantities
{
    /// <summary>True if more of it is better.</summary>
    public static bool IsBetterHigh(this DesignQuantity quantity) => quantity is DesignQuantity.Accuracy or DesignQuantity.EnergyEfficiency;

    /// <summary>Unit without prefix.</summary>
    public static string Unit(this DesignQuantity quantity) => quantity switch
    {
        DesignQuantity.Accuracy => "1",
        DesignQuantity.Energy => "J",
        DesignQuantity.Latency => "s",
        DesignQuantity.Area => "m²",
        DesignQuantity.LeakagePower => "W",
        DesignQuantity.EnergyEfficiency => "OP/J",
        _ => throw Unknown(quantity),
    };

    /// <summary>Name shown to people.</summary>
    public static string Name(this DesignQuantity quantity) => quantity switch
    {
        DesignQuantity.Accuracy => "Accuracy",
        DesignQuantity.Energy => "Energy of an image",
        DesignQuantity.Latency => "Time between images",
        DesignQuantity.Area => "Area",
        DesignQuantity.LeakagePower => "Leakage power",
        DesignQuantity.EnergyEfficiency => "Energy efficiency",
        _ => throw Unknown(quantity),
    };

    /// <summary>What a point has of it; NaN if the design is impossible.</summary>
    public static double Of(this DesignQuantity quantity, DesignPoint point) => quantity switch
    {
        DesignQuantity.Accuracy => point.Accuracy,
        DesignQuantity.Energy => point.Energy,
        DesignQuantity.Latency => point.Latency,
        DesignQuantity.Area => point.Area,
        DesignQuantity.LeakagePower => point.LeakagePower,
        DesignQuantity.EnergyEfficiency => point.EnergyEfficiency,
        _ => throw Unknown(quantity),
    };

    private static ArgumentOutOfRangeException Unknown(DesignQuantity quantity) =>
        new(nameof(quantity), quantity, "quantity must be one of DesignQuantity.");
}
