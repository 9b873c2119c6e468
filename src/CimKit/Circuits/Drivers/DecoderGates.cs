using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Drivers;

/// <summary>Gates of a decoder with a two-bit predecoder, their number, and what row and multiplexer decoders share.</summary>
/// <remarks>Source: [Chen2018]; [Thoziyoor2008].</remarks>
internal readonly record struct DecoderGates(
    int AddressBits, StandardCell Inverter, StandardCell Nand, StandardCell Nor, StandardCell Driver)
{
    internal static DecoderGates Of(TechnologyNode node, int addressBits, double driverSize)
    {
        var inputs = Math.Max((addressBits + 1) / 2, 1);
        return new DecoderGates(
            addressBits,
            StandardCell.Of(node, Gate.Inverter(node, 2, 2).Enlarged(node)),
            StandardCell.Of(node, Gate.Nand(node, 2, 4, 2).Enlarged(node)),
            StandardCell.Of(node, Gate.Nor(node, inputs, 2, 2 * inputs).Enlarged(node)),
            StandardCell.Of(node, node.IsTraining
                ? Gate.Inverter(node, 6, 6)
                : Gate.Inverter(node, 4 * driverSize, 4 * driverSize)));
    }

    /// <summary>The gates drawn eight times as wide.</summary>
    internal static DecoderGates Wide(TechnologyNode node, int addressBits)
    {
        var inputs = (addressBits + 1) / 2;
        return new DecoderGates(
            addressBits,
            StandardCell.Of(node, Gate.Inverter(node, 16, 16)),
            StandardCell.Of(node, Gate.Nand(node, 2, 32, 16)),
            StandardCell.Of(node, Gate.Nor(node, inputs, 16, 16 * inputs)),
            StandardCell.Of(node, Gate.Inverter(node, 48, 48)));
    }

    internal int Nands => 4 * (AddressBits / 2);

    /// <summary>NOR gates, one an output; none up to two address bits.</summary>
    internal int Nors => AddressBits > 2 ? 1 << AddressBits : 0;

    internal bool HasNor => Nors > 0;

    private int Wires => AddressBits > 2 ? Nands + 2 * (AddressBits % 2) : 0;

    /// <summary>Input of a NAND; nothing where there is none.</summary>
    internal double NandInput => Nands > 0 ? Nand.Input : 0;

    /// <summary>Output of a NAND; nothing where there is none.</summary>
    internal double NandOutput => Nands > 0 ? Nand.Output : 0;

    /// <summary>Rectangle with an output stage of the given width.</summary>
    /// <remarks>Reference: beside rows the inverters have no room (Q4-1). Corrected: they have a column.</remarks>
    internal Cost Layout(TechnologyNode node, Placement placement, double outputWidth)
    {
        var wires = node.Layout.Metal3Pitch * node.FeatureSize * Wires;
        if (!placement.IsBesideRows)
        {
            var height = Math.Max(Nor.Height * Nors, Nand.Height * Nands);
            return Cost.Rectangle(height, Inverter.Width + Nand.Width + wires + Nor.Width + outputWidth);
        }
        var nors = Columns(placement.Extent, Nor.Height, Nors);
        var width = Nand.Width * Columns(placement.Extent, Nand.Height, Nands) + wires + Nor.Width * nors + outputWidth * nors;
        if (!node.IsReference || node.IsTraining)
            width += Inverter.Width * Columns(placement.Extent, Inverter.Height, AddressBits);
        return Cost.Rectangle(placement.Extent, width);
    }

    /// <summary>Delay up to the last predecoder stage, and the ramp it hands on.</summary>
    /// <remarks>
    /// Reference: a NOR counts as two transistors in series whatever its fan-in (Q2-6, Q4-2), and without NOR the output
    /// starts from a step (Q4-3). Corrected: its fan-in, and the ramp of the stage before.
    /// </remarks>
    internal (double Delay, double Ramp) Predecode(TechnologyNode node, double outputGate, double directLoad)
    {
        var delay = 0.0;
        var ramp = Stage.Step;
        Add(ref delay, ref ramp, Inverter.PullDown(node) * (Inverter.Output + (Nands > 0 ? 2 * Nand.Input : directLoad)));
        if (Nands > 0)
            Add(ref delay, ref ramp, 2 * Nand.PullDown(node) * (Nand.Output + (HasNor ? Nor.Input * Nors / 4 : directLoad)));
        if (HasNor)
            Add(ref delay, ref ramp, Series(node) * Nor.PullUp(node) * (Nor.Output + outputGate));
        return (delay, HasNor || !node.IsReference ? ramp : Stage.Step);
    }

    /// <summary>Capacitance switched by one access, without the output stage.</summary>
    internal double Switched(double outputGate)
    {
        var sum = 2 * (AddressBits / 2) * (Inverter.Input + 2 * NandInput);
        sum += AddressBits % 2 * (Inverter.Input + Nor.Input * Nors / 2.0);
        sum += Nands / 4 * (NandOutput + Nor.Input * Nors / 4.0);
        return sum + (HasNor ? Nor.Output : 0) + outputGate;
    }

    /// <summary>Leakage current with an output stage that leaks the given current.</summary>
    /// <remarks>Reference: without NOR gates the outputs do not leak (Q4-3). Corrected: they do.</remarks>
    internal double LeakageCurrent(TechnologyNode node, double output)
    {
        var sum = AddressBits * Inverter.Leakage(node) + Nands * Nand.Leakage(node) + Nors * (Nor.Leakage(node) + output);
        return HasNor || node.IsReference ? sum : sum + (1 << AddressBits) * output;
    }

    internal static void Add(ref double delay, ref double ramp, double timeConstant)
    {
        var stage = Stage.Of(timeConstant, ramp);
        delay += stage.Delay;
        ramp = stage.Ramp;
    }

    private double Series(TechnologyNode node) => node.IsReference ? 2 : Nor.Gate.FanIn;

    private static int Columns(double height, double cell, int count)
    {
        if (count == 0)
            return 0;
        var each = Math.Min((int)Math.Floor(height / cell), count);
        if (each == 0)
        {
            throw new Foundation.InvalidDesignException("Decoder", [FormattableString.Invariant(
                $"{nameof(Placement)} must be at least {cell:G4} m high for one gate of a decoder; got {height:G4} m.")]);
        }
        return (count + each - 1) / each;
    }
}
