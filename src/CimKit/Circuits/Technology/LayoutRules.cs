using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Lengths of a standard cell in feature sizes.</summary>
/// <remarks>Source: [Chen2018] for bulk, [Lee2024] for FinFET and gate-all-around.</remarks>
public sealed record LayoutRules
{
    /// <summary>Height of a standard cell on bulk; other nodes are scaled from it.</summary>
    internal const double NominalHeight = 28;

    /// <summary>Narrowest NMOS transistor.</summary>
    internal const double MinimumWidth = 2;

    /// <summary>Height of a standard cell.</summary>
    [Unit("1")]
    public required double CellHeight { get; init; }

    /// <summary>Distance from gate to gate.</summary>
    [Unit("1")]
    public required double GatePitch { get; init; }

    /// <summary>Width of a gate.</summary>
    [Unit("1")]
    public required double PolyWidth { get; init; }

    /// <summary>Gap between the P and the N region.</summary>
    [Unit("1")]
    public required double PnGap { get; init; }

    /// <summary>Height lost at the upper and lower edge of a cell.</summary>
    [Unit("1")]
    public required double OuterRegion { get; init; }

    /// <summary>Pitch of the third metal layer.</summary>
    [Unit("1")]
    public required double Metal3Pitch { get; init; }
}
