namespace CimKit.Circuits.Memories;

/// <summary>Kind of memory beside a chip.</summary>
public enum DramKind
{
    /// <summary>Graphics memory on a board: 4.288 Tbit/s, 14 pJ/bit.</summary>
    Gddr5,

    /// <summary>Stacked memory in the package: 15.2 Tbit/s, 3.9 pJ/bit.</summary>
    Hbm2,
}
