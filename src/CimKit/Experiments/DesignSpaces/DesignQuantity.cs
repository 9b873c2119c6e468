namespace CimKit.Experiments.DesignSpaces;

/// <summary>By what designs are compared. Costs are those of one image.</summary>
public enum DesignQuantity
{
    /// <summary>Mean accuracy of the chips; more is better.</summary>
    Accuracy,

    /// <summary>Energy of an image, leakage included; less is better.</summary>
    Energy,

    /// <summary>Time between two images; less is better.</summary>
    Latency,

    /// <summary>Area of the chip; less is better.</summary>
    Area,

    /// <summary>Leakage of the chip; less is better.</summary>
    LeakagePower,

    /// <summary>Operations for an energy; more is better.</summary>
    EnergyEfficiency,
}
