using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>Adders with registers that shift and accumulate partial sums of bit slices.</summary>
/// <remarks>One operation shifts and adds once in every unit. Source: [Chen2018], [Peng2019].</remarks>
public sealed record ShiftAdd : ICircuit
{
    /// <summary>Number of units.</summary>
    public required int Units { get; init => field = Require.InRange(value, 1, 1 << 26); }

    /// <summary>Width of a partial sum.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1024, "bit"); }

    /// <summary>Slices that are accumulated; each adds one bit to the register.</summary>
    public required int Slices { get; init => field = Require.InRange(value, 1, 1024); }

    /// <summary>Pace of the registers.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Width of the array that the units lie under.</summary>
    [Unit("m")]
    public required double Width { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Bits of all registers.</summary>
    internal int RegisterBits => (Bits + Slices) * Units;

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var adder = Adder(node).Estimate(node);
        var registers = Registers(node).Estimate(node);
        var height = adder.Height + node.CellHeight + registers.Height;
        return Cost.Rectangle(height, Width) with
        {
            Latency = Clock.IsSynchronous ? Clock.Period : adder.Latency + Clock.RegisterTime,
            Energy = adder.Energy + registers.Energy,
            Leakage = adder.Leakage + registers.Leakage,
        };
    }

    /// <summary>Delay of the addition alone.</summary>
    internal double AdderDelay(TechnologyNode node) => Adder(node).Estimate(node).Latency;

    private RippleAdder Adder(TechnologyNode node) => new()
    {
        Bits = Bits,
        Count = Units,
        LoadCapacitance = FlipFlopBank.Inverter(node).Output,
        Placement = Placement.UnderColumns(Width),
    };

    private FlipFlopBank Registers(TechnologyNode node) => new()
    {
        Bits = RegisterBits,
        SwitchingActivity = node.Calibration.FlipFlopActivity,
        Clock = Clock,
        Placement = Placement.UnderColumns(Width),
    };
}
