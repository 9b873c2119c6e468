using CimKit.Foundation;

namespace CimKit.Circuits;

/// <summary>What a circuit costs: area, one operation, and standing by.</summary>
/// <param name="Area">Layout area.</param>
/// <param name="Latency">Time of one operation (a read, where a circuit reads and writes).</param>
/// <param name="Energy">Energy of one operation.</param>
/// <param name="Leakage">Power while idle.</param>
/// <remarks>Combine with <see cref="Then"/>, <see cref="Beside"/>, <see cref="Copies"/> and <see cref="Repeated"/> only.</remarks>
public readonly record struct Cost(
    [property: Unit("m²")] double Area,
    [property: Unit("s")] double Latency,
    [property: Unit("J")] double Energy,
    [property: Unit("W")] double Leakage)
{
    /// <summary>Nothing.</summary>
    public static Cost None => default;

    /// <summary>Height of the rectangle; 0 where a combination has no single rectangle.</summary>
    [Unit("m")]
    public double Height { get; init; }

    /// <summary>Width of the rectangle; 0 where a combination has no single rectangle.</summary>
    [Unit("m")]
    public double Width { get; init; }

    /// <summary>Time of one write; 0 for a circuit that is not written.</summary>
    [Unit("s")]
    public double WriteLatency { get; init; }

    /// <summary>Energy of one write; 0 for a circuit that is not written.</summary>
    [Unit("J")]
    public double WriteEnergy { get; init; }

    /// <summary>This, and then the other: everything adds up.</summary>
    public Cost Then(Cost next) => new(Area + next.Area, Latency + next.Latency, Energy + next.Energy, Leakage + next.Leakage)
    {
        WriteLatency = WriteLatency + next.WriteLatency,
        WriteEnergy = WriteEnergy + next.WriteEnergy,
    };

    /// <summary>This and the other at the same time: the slower latency counts, everything else adds up.</summary>
    public Cost Beside(Cost other) =>
        new(Area + other.Area, Math.Max(Latency, other.Latency), Energy + other.Energy, Leakage + other.Leakage)
        {
            WriteLatency = Math.Max(WriteLatency, other.WriteLatency),
            WriteEnergy = WriteEnergy + other.WriteEnergy,
        };

    /// <summary>That many of this, side by side.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public Cost Copies(int count)
    {
        Require.InRange(count, 0, int.MaxValue, name: nameof(count));
        return count == 0 ? None : new(Area * count, Latency, Energy * count, Leakage * count)
        {
            WriteLatency = WriteLatency,
            WriteEnergy = WriteEnergy * count,
        };
    }

    /// <summary>This operation that many times in a row: latency and energy of reads and writes grow.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="operations"/> is negative or not finite.</exception>
    public Cost Repeated([Unit("1")] double operations)
    {
        Require.NotNegative(operations, name: nameof(operations));
        return this with
        {
            Latency = Latency * operations,
            Energy = Energy * operations,
            WriteLatency = WriteLatency * operations,
            WriteEnergy = WriteEnergy * operations,
        };
    }

    /// <summary>A rectangle that does nothing yet.</summary>
    internal static Cost Rectangle(double height, double width) =>
        new(height * width, 0, 0, 0) { Height = height, Width = width };
}
