namespace CimKit.Designs;

/// <summary>Where activation functions are evaluated.</summary>
public enum ActivationPlace
{
    /// <summary>Beside the global buffer, once for all tiles.</summary>
    AtChip,

    /// <summary>In every tile.</summary>
    InTiles,
}
