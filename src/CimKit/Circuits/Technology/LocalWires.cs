using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>The wires of a memory array.</summary>
/// <remarks>Source: [Lee2024].</remarks>
public sealed record LocalWires
{
    /// <summary>Layer of the columns.</summary>
    public required Wire Metal0 { get; init; }

    /// <summary>Layer of the rows.</summary>
    public required Wire Metal1 { get; init; }

    /// <summary>Wire across one cell; its width is the second feature size F_w.</summary>
    public required Wire Cell { get; init; }

    /// <summary>Long repeated wires at one, two and four times the cell wire's width.</summary>
    public required Wire Repeated { get; init; }

    /// <summary>Repeated wire of twice the width.</summary>
    public required Wire RepeatedDouble { get; init; }

    /// <summary>Repeated wire of four times the width.</summary>
    public required Wire RepeatedQuadruple { get; init; }

    /// <summary>Thickness of the liner.</summary>
    [Unit("m")]
    public required double Liner { get; init; }

    /// <summary>The repeated wire for a length: wider from 10⁴ and from 10⁵ feature sizes on.</summary>
    internal Wire RepeatedFor(double length, double featureSize) => (length / featureSize) switch
    {
        >= 1e5 => RepeatedQuadruple,
        >= 1e4 => RepeatedDouble,
        _ => Repeated,
    };
}
