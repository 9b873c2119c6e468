using System.Collections.Immutable;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>Repairs of wires, transistors, gates and cells.</summary>
internal static class DeviceQuirks
{
    internal static ImmutableArray<Quirk> All { get; } =
    [
        new("Q1-1", "the liner of a wire has no effect", "the liner narrows the copper", "resistance of metal 0",
            (nm, fidelity) => Node(nm, fidelity).Wires.Metal0.ResistancePerLength),
        new("Q1-4", "metal 0 and 1 stay at 300 K", "every wire has the node's temperature",
            "resistance of metal 0 at 400 K over 300 K (300 K below 22 nm)", HotOverCold),
        new("Q1-6", "a fin without tabulated height has none", "its effective width counts", "transconductance of 8 F",
            (nm, fidelity) => Transistor.Transconductance(Node(nm, fidelity), 8 * Feature(nm), Polarity.Nmos)),
        new("Q2-1", "folding loses a finger by whole-number division", "fingers are rounded up", "area of an inverter of 18 F",
            (nm, fidelity) => Of(nm, fidelity, node => Gate.Inverter(node, 18, 18).Layout(node, node.StandardHeight).Area)),
        new("Q2-2", "the side wall of an NMOS follows the fingers of the PMOS beside it", "its own fingers",
            "drain capacitance of an NMOS of 30 F",
            (nm, fidelity) => Of(nm, fidelity, node =>
                Transistor.DrainCapacitance(node, 30 * node.FeatureSize, Polarity.Nmos, node.StandardHeight))),
        new("Q2-3", "a height that was scaled to the node is scaled again", "scaled once",
            "output capacitance of an inverter of 12 F at its own height",
            (nm, fidelity) => Of(nm, fidelity, node => StandardCell.Of(node, Gate.Inverter(node, 12, 12)).Output)),
        new("Q2-4", "a low region has room for no fin or fewer", "at least one fin fits",
            "output capacitance of an inverter of 2 F in a region of 15 F",
            (nm, fidelity) => Of(nm, fidelity, node => Gate.Inverter(node, 2, 2).Capacitance(node, 15 * node.FeatureSize).Output)),
        new("Q2-7", "fins are counted without tolerance: rounding adds one", "a tolerance of 1e-9", "gate capacitance of 14 F",
            (nm, fidelity) => Transistor.GateCapacitance(Node(nm, fidelity), 14 * Feature(nm))),
        new("Q3-1", "a cell's wire in its row follows its height, in its column its width", "the physical pitch and metal",
            "column resistance of one SRAM cell",
            (nm, fidelity) => Sram(nm, fidelity).ColumnSegment),
        new("Q3-2", "dummy columns are drawn in the wire's feature size", "in the array's pitch", "area of a dummy column of SRAM",
            (nm, fidelity) => Sram(nm, fidelity).DummyColumnArea),
        new("Q3-3", "the access transistor loads the bitline twice", "once", "bitline delay of SRAM",
            (nm, fidelity) => Sram(nm, fidelity).BitlineDelay),
        new("Q3-5", "the access transistor is missing in the column current of FeFET", "in series with the cell",
            "resistance of one open FeFET cell as read", (nm, fidelity) => Read(nm, fidelity, new FeFetCell(), 1)),
        new("Q3-6", "an SRAM row conducts whatever it stores", "a row that stores 1", "column conductance of SRAM with every second bit 1",
            (nm, fidelity) => 1 / Read(nm, fidelity, new SramCell(), 2)),
    ];

    internal static TechnologyNode Node(int nanometres, Fidelity fidelity) =>
        TechnologyCatalog.Find(nanometres, fidelity: fidelity);

    internal static double Of(int nanometres, Fidelity fidelity, Func<TechnologyNode, double> value) =>
        value(Node(nanometres, fidelity));

    private static double Feature(int nanometres) => nanometres * 1e-9;

    private static CellArray Sram(int nanometres, Fidelity fidelity) =>
        new SramCell().Array(Node(nanometres, fidelity), 128, 128, isRowByRow: false);

    private static double HotOverCold(int nanometres, Fidelity fidelity)
    {
        var hot = TechnologyCatalog.Find(nanometres, temperature: nanometres >= 22 ? 400 : 300, fidelity: fidelity);
        return hot.Wires.Metal0.ResistancePerLength / Node(nanometres, fidelity).Wires.Metal0.ResistancePerLength;
    }

    // Every second row stores 1; two rows, both selected.
    private static double Read(int nanometres, Fidelity fidelity, IArrayCell cell, int rows)
    {
        var conductances = ColumnConductances.Of(Node(nanometres, fidelity), cell, new byte[] { 1, 0 }.AsSpan(0, rows), rows, 1);
        var sums = new double[1];
        conductances.Read(new byte[] { 1, 1 }.AsSpan(0, rows), sums);
        return 1 / sums[0];
    }
}
