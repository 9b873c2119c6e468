using System.Runtime.Intrinsics;

namespace CimKit.Learning;

/// <summary>Pulses of 16 cells added up over the products of an update.</summary>
/// <param name="Both">Pulses in both directions.</param>
/// <param name="Net">Pulses up less pulses down.</param>
/// <param name="Products">Products that sent any.</param>
internal readonly record struct PulseSums(Vector512<int> Both, Vector512<int> Net, Vector512<int> Products)
{
    public Vector512<int> Up => (Both + Net) >> 1;

    public Vector512<int> Down => (Both - Net) >> 1;

    public static PulseSums Of(Vector512<int> pulses) => new(
        Vector512.Abs(pulses), pulses, Vector512.Min(Vector512.Abs(pulses), Vector512<int>.One));

    public static PulseSums operator +(PulseSums left, PulseSums right) =>
        new(left.Both + right.Both, left.Net + right.Net, left.Products + right.Products);

    public UpdateCounts Total() => new(Vector512.Sum(Products), Vector512.Sum(Up), Vector512.Sum(Down));
}
