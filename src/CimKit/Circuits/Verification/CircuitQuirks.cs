using System.Collections.Immutable;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Logic;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>Repairs of single circuits.</summary>
internal static class CircuitQuirks
{
    internal static Clock Unclocked { get; } = new() { Frequency = Si.Giga, IsSynchronous = false };

    private static readonly SensedColumns Columns = new()
    {
        Width = 1e-4,
        Resistances = [1e4],
        ColumnCapacitance = 10 * Si.Femto,
        References = new ReferenceLadder { UnitResistance = 1e5, Rows = 128 },
        DummyColumnArea = 1e-12,
    };

    internal static ImmutableArray<Quirk> All { get; } =
    [
        Latency("Q2-6", "series transistors count two whatever the fan-in", "the fan-in", "delay of a row decoder of 7 bit",
            new RowDecoder { AddressBits = 7, LineCapacitance = 20 * Si.Femto }),
        Area("Q4-1", "a decoder beside rows has no room for its inverters", "a column of inverters", "area of a row decoder of 7 bit",
            new RowDecoder { AddressBits = 7, Placement = Placement.BesideRows(30 * Si.Micro) }),
        Latency("Q4-2", "a multiplexer decoder's enable gate is too strong and too lightly loaded", "its stack and its driver",
            "delay of a multiplexer decoder of 3 bit",
            new MuxDecoder { AddressBits = 3, NmosLoad = 10 * Si.Femto, PmosLoad = 10 * Si.Femto }),
        Leakage("Q4-3", "the outputs of a small decoder do not leak", "they do", "leakage of a row decoder of 2 bit",
            new RowDecoder { AddressBits = 2 }),
        Leakage("Q4-4", "small inverters stand for the leakage of large drivers", "the drivers' own leakage",
            "leakage of a multiplexer decoder of 3 bit", new MuxDecoder { AddressBits = 3 }),
        Latency("Q4-5", "every stage of a row driver sees the decoder's ramp", "the ramp of the stage before", "delay of the row driver",
            new DecoderFollower { Rows = 128, LineCapacitance = 20 * Si.Femto, InputRamp = 1e10, Height = 60 * Si.Micro }),
        new("Q4-7", "a repeater's delay adds a capacitance to a resistance", "the section's resistance",
            "delay of a wordline's repeaters (2 and 1 nm)",
            (nm, fidelity) => DeviceQuirks.Of(nm, fidelity, node => 1 + 1e12 * WordlineRepeater.Of(node).Delay(node, 1e-16, 60, 32))),
        new("Q4-9", "a PMOS switch counts as an NMOS", "as a PMOS", "resistance of a bitline switch",
            (nm, fidelity) => DeviceQuirks.Of(nm, fidelity, new BitlineSwitchMatrix { Outputs = 1, Height = 1e-4 }.Resistance)),
        Energy("Q4-12", "a comparator's share of the column is rounded to zero", "a fraction", "energy of a flash ADC sensing voltage",
            new FlashAdc { Levels = 32, Sensing = SensingMode.Voltage, Columns = Columns }),
        Latency("Q4-13", "a flash ADC of two levels has no reference", "its only reference", "delay of a flash ADC of two levels",
            new FlashAdc { Levels = 2, Columns = Columns }),
        Latency("Q4-16", "sensing voltage takes 1 ns", "the fit", "delay of a flash ADC sensing voltage",
            new FlashAdc { Levels = 32, Sensing = SensingMode.Voltage, Columns = Columns }),
        Latency("Q4-20", "for one bit the middle pair of a comparator is subtracted (B10)", "one pair", "delay of a comparator of 1 bit",
            new Comparator { Bits = 1, LoadCapacitance = Si.Femto }),
        Latency("B11", "pooling has a stage too many (Q4-20)", "⌈log₂ window⌉ stages", "delay of pooling four values",
            new MaxPooling { Bits = 8, Window = 4, Clock = Unclocked }),
        Leakage("B12", "one inverter stands for a pooling unit's leakage", "inverters and comparators", "leakage of pooling four values",
            new MaxPooling { Bits = 8, Window = 4 }),
        Area("B2", "an odd summand of an adder tree is lost", "carried to the next stage", "area of a tree of nine inputs",
            new AdderTree { Inputs = 9, Bits = 25 }),
        Area("Q4-21", "an adder too wide for its place has no area", "refused", "area of an adder in 1 nm", new RippleAdder
        {
            Bits = 8, Placement = Placement.UnderColumns(1e-9),
        }),
    ];

    internal static Quirk Area(string id, string reference, string corrected, string probe, ICircuit circuit) =>
        Of(id, reference, corrected, probe, circuit, cost => cost.Area);

    internal static Quirk Latency(string id, string reference, string corrected, string probe, ICircuit circuit) =>
        Of(id, reference, corrected, probe, circuit, cost => cost.Latency);

    internal static Quirk Energy(string id, string reference, string corrected, string probe, ICircuit circuit) =>
        Of(id, reference, corrected, probe, circuit, cost => cost.Energy);

    internal static Quirk Leakage(string id, string reference, string corrected, string probe, ICircuit circuit) =>
        Of(id, reference, corrected, probe, circuit, cost => cost.Leakage);

    internal static Quirk Of(
        string id, string reference, string corrected, string probe, ICircuit circuit, Func<Cost, double> value) => new(
        id, reference, corrected, probe, (nm, fidelity) => Number(() => value(circuit.Estimate(DeviceQuirks.Node(nm, fidelity)))));

    /// <summary>A number, or none where a fidelity refuses the circuit.</summary>
    internal static double Number(Func<double> value)
    {
        try
        {
            return value();
        }
        catch (InvalidDesignException)
        {
            return double.NaN;
        }
    }
}
