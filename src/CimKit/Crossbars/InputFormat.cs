namespace CimKit.Crossbars;

/// <summary>Codes a layer reads: how many bit planes, and whether the top one is the sign.</summary>
/// <param name="Planes">Bits applied one after the other, 1 to 8.</param>
/// <param name="IsSigned">True for two's complement: the top plane weighs −2^(planes − 1).</param>
internal readonly record struct InputFormat(int Planes, bool IsSigned)
{
    /// <summary>Weight of a plane in the shift-add.</summary>
    public int Weight(int plane) => IsSigned && plane == Planes - 1 ? -(1 << plane) : 1 << plane;

    /// <summary>Sum of the weights of all planes.</summary>
    public int WeightSum => IsSigned ? -1 : (1 << Planes) - 1;
}
