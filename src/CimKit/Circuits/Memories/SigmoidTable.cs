using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Memories;

/// <summary>Look-up tables of an activation function.</summary>
/// <remarks>One operation looks up one value in every table. Source: [Peng2019].</remarks>
public sealed record SigmoidTable : ICircuit
{
    /// <summary>Width of a result.</summary>
    [Unit("bit")]
    public required int OutputBits { get; init => field = Require.InRange(value, 1, 64, "bit"); }

    /// <summary>Entries of a table.</summary>
    public required int Entries { get; init => field = Require.InRange(value, 2, 1 << 16); }

    /// <summary>Number of tables.</summary>
    public int Count { get; init => field = Require.InRange(value, 1, 1 << 20); } = 1;

    /// <summary>Cells of the tables.</summary>
    public TableCell Cell { get; init; }

    /// <summary>Resistance of an open cell; resistive tables only.</summary>
    [Unit("Ω")]
    public double OnResistance { get; init => field = Require.Positive(value, "Ω"); } = 100 * Si.Kilo;

    /// <summary>Resistance of a closed cell; resistive tables only.</summary>
    [Unit("Ω")]
    public double OffResistance { get; init => field = Require.Positive(value, "Ω"); } = 1.7 * Si.Mega;

    /// <summary>Pace: a look-up takes whole cycles if synchronous.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the tables lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    /// <remarks>Reference: the leakage is that of one table (B8). Corrected: of all.</remarks>
    public Cost Estimate(TechnologyNode node)
    {
        var decoder = new RowDecoder { AddressBits = RegisterBuffer.AddressBits(Entries) }.Estimate(node);
        var (height, width) = Row(node);
        var (all, sensing) = Amplifiers(node, width / OutputBits);
        var unit = height * width * Entries + decoder.Area + all.Area;
        var leakage = CellLeakage(node) + decoder.Leakage + all.Leakage;
        return Placement.Spread(unit * Count, height * Entries) with
        {
            // Training waits a cycle for the amplifiers.
            Latency = Clock.Rounded(decoder.Latency + all.Latency + (node.IsTraining ? Clock.Period : 0)),
            Energy = Count * (decoder.Energy + sensing),
            Leakage = node.IsReference ? leakage : leakage * Count,
        };
    }

    private (double Height, double Width) Row(TechnologyNode node)
    {
        var f = node.FeatureSize;
        var (height, width) = (node.Arrays.SramHeight * f, node.Arrays.SramWidth * f);
        if (Cell == TableCell.Resistive)
            return (height, width * OutputBits);
        var inverter = Gate.Inverter(node, 2, 2).Layout(node, node.StandardHeight);
        return (inverter.Height + height, Math.Max(3 * inverter.Width, width) * OutputBits);
    }

    // The published figures hold the energy of one SRAM amplifier, but of a whole bank of resistive ones.
    private (Cost Bank, double Energy) Amplifiers(TechnologyNode node, double pitch)
    {
        if (Cell == TableCell.Sram)
        {
            var amplifiers = new SenseAmplifier { Columns = OutputBits, Pitch = pitch }.Estimate(node);
            return (amplifiers, amplifiers.Energy / OutputBits);
        }
        var bank = new ResistiveSenseAmplifier
        {
            Columns = OutputBits, OnResistance = OnResistance, OffResistance = OffResistance,
        }.Estimate(node);
        return (bank, bank.Energy);
    }

    private double CellLeakage(TechnologyNode node)
    {
        return Cell == TableCell.Resistive ? 0 : (double)Entries * OutputBits * SramTransistors.Of(node).Leakage(node);
    }
}
