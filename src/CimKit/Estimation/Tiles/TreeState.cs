namespace CimKit.Estimation.Tiles;

/// <summary>Leakage of a tile kind's adder trees as their last use left it (L18).</summary>
internal sealed class TreeState
{
    /// <summary>Trees of a processing element.</summary>
    internal double Element { get; set; }

    /// <summary>Trees of a tile.</summary>
    internal double Tile { get; set; }
}
