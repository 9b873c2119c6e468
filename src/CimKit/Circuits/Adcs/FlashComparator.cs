using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>One comparator of a flash ADC.</summary>
/// <remarks>Source: [Lu2021].</remarks>
internal readonly record struct FlashComparator(
    TechnologyNode Node, FlashAdc Adc, double NmosGate, double PmosGate, double NmosDrain, double PmosDrain)
{
    internal static FlashComparator Of(TechnologyNode node, FlashAdc adc)
    {
        var factors = adc.HasNarrowSheets ? SheetFactors.Inverter(node) : SheetFactors.None;
        var nmos = Diffusion.Capacitance(node, Gate.Inverter(node, 2, 0), node.StandardHeight, factors);
        var pmos = Diffusion.Capacitance(node, Gate.Inverter(node, 0, 2), node.StandardHeight, factors);
        return new FlashComparator(node, adc, nmos.Input, pmos.Input, nmos.Output, pmos.Output);
    }

    private SensedColumns Columns => Adc.Columns;

    /// <summary>Delay of a comparison with a reference of a resistance.</summary>
    internal double Delay(double resistance)
    {
        var fit = Adc.Sensing == SensingMode.Current ? Node.Converters.CurrentSensing : Node.Converters.VoltageSensing;
        return fit.Delay(resistance, Columns.ColumnCapacitance + (Adc.Levels - 3) * NmosGate);
    }

    /// <summary>Delay of a conversion: the slower of the references next to the ends.</summary>
    /// <remarks>
    /// Reference: sensing voltage takes a constant 1 ns (Q4-16), and two levels have no such reference (Q4-13).
    /// Corrected: the fit, and the only reference.
    /// </remarks>
    internal double Delay()
    {
        if (Node.IsReference)
        {
            if (Adc.Sensing == SensingMode.Voltage)
                return Si.Nano;
            if (Adc.Levels < 3)
                throw new InvalidDesignException(nameof(FlashAdc), [$"Levels must be 3 or more in Reference fidelity; got {Adc.Levels}."]);
        }
        return Math.Max(Delay(Reference(Math.Min(1, Adc.Levels - 2))), Delay(Reference(Adc.Levels - 2)));
    }

    /// <summary>Resistance of a reference.</summary>
    internal double Reference(int index) => 1 / Columns.References.Conductance(index, Adc.Levels);

    /// <summary>Everything about a conversion that does not depend on the column.</summary>
    internal FlashConversion Conversion(double delay) => new(Adc, Node, (Adc.Levels - 1) * Switched(), Statics(), delay);

    private double Statics()
    {
        var power = 0.0;
        for (var index = 1; index <= Adc.Levels - 3; index++)
            power += Adc.ColumnPower(Node, Reference(index));
        return power / Columns.DummySharing;
    }

    /// <summary>Switching energy of one comparator.</summary>
    /// <remarks>
    /// Reference: the comparator's share of the column is a whole-number quotient, zero for more than two levels (Q4-12).
    /// Corrected: a fraction.
    /// </remarks>
    private double Switched()
    {
        var (voltage, read) = (Node.SupplyVoltage, Node.Arrays.ReadVoltage);
        var shared = 1.0 / Columns.DummySharing;
        var share = 1.0 / (Adc.Levels - 1);
        var columnShare = Node.IsReference && Adc.Levels > 2 ? 0 : share;
        var mirror = Adc.Sensing == SensingMode.Current ? NmosGate : 0;
        return Columns.ColumnCapacitance * (columnShare + shared) * read * read
            + Columns.ReferenceEnergy * shared
            + (2 * NmosGate + (NmosDrain + mirror) * (share + shared)) * read * read
            + (6 * PmosGate + 5 * NmosGate + 4 * PmosDrain + 3 * NmosDrain) * voltage * voltage;
    }
}
