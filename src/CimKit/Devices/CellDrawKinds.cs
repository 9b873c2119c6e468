namespace CimKit.Devices;

/// <summary>Which numbers of <see cref="CellDraws"/> a law uses; the others are not drawn.</summary>
[Flags]
public enum CellDrawKinds
{
    /// <summary>None: the law is the same for every cell.</summary>
    None = 0,

    /// <summary><see cref="CellDraws.Programming"/>.</summary>
    Programming = 1,

    /// <summary><see cref="CellDraws.Drift"/>.</summary>
    Drift = 2,

    /// <summary><see cref="CellDraws.Direction"/>.</summary>
    Direction = 4,

    /// <summary><see cref="CellDraws.SlowNoise"/>.</summary>
    SlowNoise = 8,
}
