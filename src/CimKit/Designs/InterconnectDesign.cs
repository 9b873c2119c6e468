using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>Wires between tiles and inside them.</summary>
/// <remarks>Tiles have an H-tree inside, processing elements a bus for inputs and one for outputs. Source: [Peng2019], [Lee2024].</remarks>
public sealed record InterconnectDesign
{
    /// <summary>What joins the tiles.</summary>
    public GlobalNetwork Network { get; init; }

    /// <summary>Most wires of the global bus; a wider one is halved until it fits.</summary>
    [Unit("bit")]
    public int MaximumWidth { get; init => field = Require.InRange(value, 1, 1 << 20, "bit"); } = 2048;

    /// <summary>Delay of global wires given away for smaller repeaters.</summary>
    [Unit("1")]
    public double GlobalDelayTolerance { get; init => field = Require.InRange(value, 0, 10); } = 0.1;

    /// <summary>Delay of a tile's tree given away for smaller repeaters.</summary>
    [Unit("1")]
    public double LocalDelayTolerance { get; init => field = Require.InRange(value, 0, 10); } = 0.1;

    /// <summary>Global wires that lie above one another.</summary>
    [Unit("1")]
    public double FoldRatio { get; init => field = Require.Positive(value); } = 4;

    /// <summary>Share of wires that change when inputs are moved.</summary>
    [Unit("1")]
    public double InputToggleRate { get; init => field = Require.InRange(value, 0, 1); } = 0.18;

    /// <summary>Share of wires that change when outputs are moved.</summary>
    [Unit("1")]
    public double OutputToggleRate { get; init => field = Require.InRange(value, 0, 1); } = 0.5;

    /// <summary>
    /// True if all layers stream from the global buffer at a common beat, so that transfers inside tiles are hidden
    /// ("synchronous data transfer").
    /// </summary>
    public bool IsStreamed { get; init; }
}
