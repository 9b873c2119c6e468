using CimKit.Foundation;

namespace CimKit.Estimation.Figures;

/// <summary>Time and energy of one image at some level of a chip, by category.</summary>
/// <remarks>
/// Converting, accumulating and other are exclusive, and their energies add up to the whole; buffers and wires are part of
/// other. Each latency is the slowest of its own category, so latencies of categories need not add up. Source: [Peng2019].
/// </remarks>
public readonly record struct ReadCost
{
    /// <summary>Time of an image.</summary>
    [Unit("s")]
    public double Latency { get; init; }

    /// <summary>Energy of an image, without leakage.</summary>
    [Unit("J")]
    public double Energy { get; init; }

    /// <summary>Time of converting.</summary>
    [Unit("s")]
    public double ConversionLatency { get; init; }

    /// <summary>Energy of converting, charging the arrays' lines included.</summary>
    [Unit("J")]
    public double ConversionEnergy { get; init; }

    /// <summary>Time of accumulating.</summary>
    [Unit("s")]
    public double AccumulationLatency { get; init; }

    /// <summary>Energy of accumulating.</summary>
    [Unit("J")]
    public double AccumulationEnergy { get; init; }

    /// <summary>Time of everything else.</summary>
    [Unit("s")]
    public double OtherLatency { get; init; }

    /// <summary>Energy of everything else.</summary>
    [Unit("J")]
    public double OtherEnergy { get; init; }

    /// <summary>Time of buffers, part of other.</summary>
    [Unit("s")]
    public double BufferLatency { get; init; }

    /// <summary>Energy of buffers, part of other.</summary>
    [Unit("J")]
    public double BufferEnergy { get; init; }

    /// <summary>Time of wires between arrays, elements and tiles, part of other.</summary>
    [Unit("s")]
    public double InterconnectLatency { get; init; }

    /// <summary>Energy of wires between arrays, elements and tiles, part of other.</summary>
    [Unit("J")]
    public double InterconnectEnergy { get; init; }

    /// <summary>Accumulating for a time.</summary>
    internal static ReadCost Accumulating(PartCost part) => new()
    {
        Latency = part.Latency, Energy = part.Energy, AccumulationLatency = part.Latency, AccumulationEnergy = part.Energy,
    };

    /// <summary>Something without a category of its own.</summary>
    internal static ReadCost Other(PartCost part) => new()
    {
        Latency = part.Latency, Energy = part.Energy, OtherLatency = part.Latency, OtherEnergy = part.Energy,
    };

    /// <summary>Buffering for a time.</summary>
    internal static ReadCost Buffering(PartCost part) =>
        Other(part) with { BufferLatency = part.Latency, BufferEnergy = part.Energy };

    /// <summary>Moving data for a time.</summary>
    internal static ReadCost Moving(PartCost part) =>
        Other(part) with { InterconnectLatency = part.Latency, InterconnectEnergy = part.Energy };

    /// <summary>This, and then the other: everything adds up.</summary>
    public ReadCost Then(ReadCost next) => Combined(next, static (a, b) => a + b);

    /// <summary>This and the other at the same time: energies add up, and the slower of each latency counts.</summary>
    public ReadCost Beside(ReadCost other) => Combined(other, Math.Max);

    /// <summary>The same energy in a fraction of the time.</summary>
    internal ReadCost Faster(double factor) => Paced(1 / factor);

    /// <summary>The same energy, and every latency times a factor.</summary>
    internal ReadCost Paced(double factor) => this with
    {
        Latency = Latency * factor,
        ConversionLatency = ConversionLatency * factor,
        AccumulationLatency = AccumulationLatency * factor,
        OtherLatency = OtherLatency * factor,
        BufferLatency = BufferLatency * factor,
        InterconnectLatency = InterconnectLatency * factor,
    };

    private ReadCost Combined(ReadCost other, Func<double, double, double> latency) => new()
    {
        Latency = latency(Latency, other.Latency),
        Energy = Energy + other.Energy,
        ConversionLatency = latency(ConversionLatency, other.ConversionLatency),
        ConversionEnergy = ConversionEnergy + other.ConversionEnergy,
        AccumulationLatency = latency(AccumulationLatency, other.AccumulationLatency),
        AccumulationEnergy = AccumulationEnergy + other.AccumulationEnergy,
        OtherLatency = latency(OtherLatency, other.OtherLatency),
        OtherEnergy = OtherEnergy + other.OtherEnergy,
        BufferLatency = latency(BufferLatency, other.BufferLatency),
        BufferEnergy = BufferEnergy + other.BufferEnergy,
        InterconnectLatency = latency(InterconnectLatency, other.InterconnectLatency),
        InterconnectEnergy = InterconnectEnergy + other.InterconnectEnergy,
    };
}
