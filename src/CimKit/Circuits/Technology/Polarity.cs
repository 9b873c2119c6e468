namespace CimKit.Circuits.Technology;

/// <summary>Type of a transistor.</summary>
public enum Polarity
{
    /// <summary>Electrons carry the current; pulls down.</summary>
    Nmos,

    /// <summary>Holes carry the current; pulls up.</summary>
    Pmos,
}
