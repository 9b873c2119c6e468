namespace CimKit.Circuits.Subarrays;

/// <summary>How a weight of ±1 is stored; it decides the mapping, not the array's periphery.</summary>
public enum BinaryEncoding
{
    /// <summary>Two columns a weight: one open and one closed cell.</summary>
    Bnn,

    /// <summary>Two rows a weight: the input selects one of them.</summary>
    Xnor,
}
