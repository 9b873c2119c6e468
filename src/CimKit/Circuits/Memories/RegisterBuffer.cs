using System.Numerics;
using CimKit.Circuits.Drivers;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Memories;

/// <summary>A buffer of flip-flops that is read and written line by line.</summary>
/// <remarks>One operation reads one line; the write figures are of one line, too. Source: [Peng2019].</remarks>
public sealed record RegisterBuffer : ICircuit
{
    /// <summary>Capacity.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1 << 28, "bit"); }

    /// <summary>Bits of a line.</summary>
    [Unit("bit")]
    public required int LineBits { get; init => field = Require.InRange(value, 1, 1 << 20, "bit"); }

    /// <summary>Pace of the buffer.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the buffer lies.</summary>
    public Placement Placement { get; init; }

    private int Lines => (Bits + LineBits - 1) / LineBits;

    /// <inheritdoc/>
    /// <remarks>
    /// Reference: a written line switches the whole decoder (B17), and an uncalibrated buffer does not switch its flip-flops
    /// (B4). Corrected: reading and writing cost the same, every flip-flop counts.
    /// </remarks>
    public Cost Estimate(TechnologyNode node)
    {
        var activity = node.IsReference && !node.IsTraining && node.Calibration == Calibration.None ? 0 : node.Calibration.FlipFlopActivity;
        var bank = new FlipFlopBank { Bits = Bits, SwitchingActivity = activity, Clock = Clock }.Estimate(node);
        var decoder = Decoder(node, bank.Height).Estimate(node);
        var control = node.IsReference ? node.Calibration.ControlActivity : 1;
        var (read, write) = (Line(decoder.Energy, bank.Energy), Line(decoder.Energy / control, bank.Energy));
        var latency = Clock.IsSynchronous ? Clock.Period : decoder.Latency + Clock.RegisterTime;
        return Placement.Spread(bank.Area + decoder.Area, bank.Height) with
        {
            Latency = latency,
            Energy = read,
            Leakage = bank.Leakage + decoder.Leakage,
            WriteLatency = latency,
            WriteEnergy = write,
        };
    }

    private double Line(double decoder, double bank) => LineBits * (Bits / LineBits * decoder + bank) / Bits;

    // The published program counts no columns and finds no finite delay without a clock (B3); the line here has its own load.
    private RowDecoder Decoder(TechnologyNode node, double height)
    {
        var length = LineBits * 12 * FlipFlopBank.Inverter(node).Width;
        return new RowDecoder
        {
            AddressBits = AddressBits(Lines),
            LineCapacitance = node.WireCapacitance * length,
            LineResistance = node.IsTraining ? 0 : node.Wires.Metal0.ResistancePerLength * length,
            Columns = LineBits,
            Placement = Placement.BesideRows(height * Lines),
        };
    }

    /// <summary>Bits that address a number of lines.</summary>
    internal static int AddressBits(int lines) => lines <= 1 ? 0 : BitOperations.Log2((uint)(lines - 1)) + 1;
}
