namespace CimKit.Circuits.Technology;

/// <summary>Flavour of a node's transistors.</summary>
public enum Roadmap
{
    /// <summary>High performance: fast, and leaking.</summary>
    HighPerformance,

    /// <summary>Low standby power: slower, with a leakage three orders of magnitude lower.</summary>
    LowStandbyPower,
}
