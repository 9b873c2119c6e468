using CimKit.Circuits.Formulas;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Verification;

/// <summary>Module rows of the architecture check values: buses, buffers, accumulation, activation, pooling.</summary>
internal static class ArchitectureChecks
{
    private const string NoDelay = "the published program finds no finite delay for a register buffer without a clock";

    internal static void Register(CheckCatalog catalog)
    {
        Add(catalog, "primitive", Primitive);
        Add(catalog, "HTree", Tree);
        Add(catalog, "Bus", Line);
        Add(catalog, "XYBus", Grid);
        Add(catalog, "Buffer", Buffer);
        Add(catalog, "DFF", FlipFlops);
        Add(catalog, "Adder", Adder);
        Add(catalog, "AdderTree", AdderTree);
        Add(catalog, "BitShifter(ReLU)", Relu);
        Add(catalog, "Sigmoid", Sigmoid);
        Add(catalog, "Comparator", Compare);
        Add(catalog, "MaxPooling", Pool);
        catalog["DRAM"] = Memory;
    }

    private static void Add(CheckCatalog catalog, string module, Func<CheckParameters, CheckedQuantities> model) =>
        catalog[module] = model;

    private static Clock Clock(CheckParameters p) =>
        new() { Frequency = p.Number("clk", 1e9), IsSynchronous = p.Count("sync") == 1 };

    /// <summary>Latencies are printed in cycles where a clock paces the module.</summary>
    private static CheckedQuantities Quantities(CheckParameters p, ICircuit circuit, double reads = 1, double writes = 1)
    {
        var node = p.Node();
        var clock = Clock(p);
        return CostQuantities.Architecture(
            new(() => circuit.Estimate(node)), reads, clock.IsSynchronous ? clock.Period : 1, writes);
    }

    private static CheckedQuantities Primitive(CheckParameters p)
    {
        var node = p.Node();
        var inverter = Gate.Inverter(node, 2, 2);
        var layout = inverter.Layout(node, node.StandardHeight);
        return new()
        {
            ["height"] = () => layout.Height,
            ["width"] = () => layout.Width,
            ["capInput"] = () => inverter.Capacitance(node, node.StandardHeight).Input,
            ["capOutput"] = () => inverter.Capacitance(node, node.StandardHeight).Output,
            ["Ron_n"] = () => Transistor.OnResistance(node, inverter.NmosWidth, Polarity.Nmos),
            ["Ron_p"] = () => Transistor.OnResistance(node, inverter.PmosWidth, Polarity.Pmos),
            ["leakCurrent"] = () => inverter.Leakage(node),
            ["vdd"] = () => node.SupplyVoltage,
            ["pnSizeRatio"] = () => node.PnRatio,
            ["featureSize"] = () => node.FeatureSize,
            ["unitLengthWireResistance"] = () => node.Wires.Cell.ResistancePerLength,
            ["Metal0_unitwireres"] = () => node.Wires.Metal0.ResistancePerLength,
            ["Metal1_unitwireres"] = () => node.Wires.Metal1.ResistancePerLength,
        };
    }

    private static CheckedQuantities Tree(CheckParameters p)
    {
        var node = p.Node();
        var tree = new HTree
        {
            Rows = p.Count("rows"),
            Columns = p.Count("cols"),
            BusWidth = p.Count("busWidth"),
            UnitHeight = p.Number("unitH"),
            UnitWidth = p.Number("unitW"),
            FoldRatio = p.Number("fold"),
            DelayTolerance = p.Number("tol"),
            Clock = Clock(p),
        };
        var quantities = Quantities(p, tree, p.Number("numRead"));
        AddWire(quantities, tree.Wire(node), tree.LastResistance(node));
        quantities["numStage"] = () => tree.Stages;
        quantities["totalWireLength"] = () => tree.TotalLength(node);
        return quantities;
    }

    private static void AddWire(CheckedQuantities quantities, RepeatedWire wire, double resistance)
    {
        quantities["repeaterSize"] = () => wire.Size;
        quantities["minDist"] = () => wire.Distance;
        quantities["widthInvN"] = () => wire.Gate.NmosWidth;
        quantities["hInv"] = () => wire.Inverter.Height;
        quantities["wInv"] = () => wire.Inverter.Width;
        quantities["capInvInput"] = () => wire.Capacitance.Input;
        quantities["capInvOutput"] = () => wire.Capacitance.Output;
        quantities["unitLatencyRep(last)"] = () => wire.DelayPerLength(resistance);
        quantities["unitLengthEnergyRep"] = () => wire.EnergyPerLength;
        quantities["unitLengthLeakage"] = () => wire.LeakagePerLength;
    }

    private static CheckedQuantities Line(CheckParameters p)
    {
        var isHorizontal = p.Has("HORIZONTAL");
        var bus = new Bus
        {
            Direction = isHorizontal ? BusDirection.Horizontal : BusDirection.Vertical,
            Units = p.Count(isHorizontal ? "cols" : "rows"),
            CrossUnits = p.Count(isHorizontal ? "rows" : "cols"),
            UnitLength = p.Number(isHorizontal ? "unitW" : "unitH"),
            Bits = p.Number("busWidth"),
            DelayTolerance = p.Number("tol"),
            Clock = Clock(p),
        };
        var wire = bus.Wire(p.Node());
        var quantities = Quantities(p, bus, p.Number("numRead"));
        AddWire(quantities, wire, 0);
        quantities["wireLength"] = () => bus.Length;
        quantities["numRepeater"] = () => Math.Ceiling(bus.Length / wire.Distance);
        return quantities;
    }

    private static CheckedQuantities Grid(CheckParameters p)
    {
        var node = p.Node();
        var bus = new XyBus
        {
            Rows = p.Count("rows"),
            Columns = p.Count("cols"),
            BusWidth = p.Count("busWidth"),
            UnitHeight = p.Number("unitH"),
            UnitWidth = p.Number("unitW"),
            FoldRatio = p.Number("fold"),
            DelayTolerance = p.Number("tol"),
            LastColumn = p.Count("x_end"),
            FirstRow = p.Count("y_init"),
            InputAccesses = p.Number("numReadIn"),
            OutputAccesses = p.Number("numReadOut"),
            InputBits = p.Number("bitsIn"),
            OutputBits = p.Number("bitsOut"),
            Clock = Clock(p),
        };
        var quantities = Quantities(p, bus);
        AddWire(quantities, bus.Wire(node), 0);
        quantities["unitLengthWireResistanceV"] = () => bus.VerticalResistance(node);
        return quantities;
    }

    private static CheckedQuantities Buffer(CheckParameters p)
    {
        var (reads, writes) = (p.Number("numRead"), p.Number("numWrite"));
        if (p.Has("SRAM"))
        {
            var sram = new SramBuffer
            {
                Bits = p.Count("bits"), LineBits = p.Count("interface"), ServesSramArrays = false, Clock = Clock(p),
            };
            return Quantities(p, sram, reads, writes);
        }
        var registers = new RegisterBuffer { Bits = p.Count("bits"), LineBits = p.Count("interface"), Clock = Clock(p) };
        var quantities = Quantities(p, registers, reads, writes);
        return registers.Clock.IsSynchronous || p.Has("V2.1")
            ? quantities
            : quantities.NotApplicable("readLatency", NoDelay).NotApplicable("writeLatency", NoDelay);
    }

    private static CheckedQuantities FlipFlops(CheckParameters p)
    {
        var bank = new FlipFlopBank
        {
            Bits = p.Count("numDff"),
            Clock = Clock(p),
            Placement = p.HasValue("newHeight") ? Placement.BesideRows(p.Number("newHeight")) : Placement.Free,
        };
        return Quantities(p, bank, p.Number("numRead", 1));
    }

    private static CheckedQuantities Adder(CheckParameters p)
    {
        var node = p.Node();
        var adder = new RippleAdder
        {
            Bits = p.Count("numBit"),
            Count = p.Count("numAdder"),
            LoadCapacitance = p.Number("capLoad"),
            Placement = Placement.UnderColumns(p.Number("newWidth")),
        };
        return CostQuantities.Architecture(new(() => adder.Estimate(node)), 1, 1);
    }

    private static CheckedQuantities AdderTree(CheckParameters p)
    {
        var tree = new AdderTree
        {
            Inputs = p.Count("inputs"),
            Bits = p.Count("bits"),
            Trees = p.Count("trees"),
            UsedInputs = p.Count("unitAdd") > 0 ? p.Count("unitAdd") : null,
            Clock = Clock(p),
            Placement = Placement.UnderColumns(p.Number("newWidth")),
        };
        var quantities = Quantities(p, tree, p.Number("numRead"));
        quantities["numStage"] = () => Math.Ceiling(Math.Log2(tree.Inputs));
        return quantities;
    }

    private static CheckedQuantities Relu(CheckParameters p) => Quantities(
        p, new ReluBank { Units = p.Count("numUnit"), Bits = p.Count("numBit"), Clock = Clock(p) }, p.Number("numRead"));

    private static CheckedQuantities Sigmoid(CheckParameters p)
    {
        var table = new SigmoidTable
        {
            OutputBits = p.Count("Ybit"),
            Entries = p.Count("entries"),
            Count = p.Count("functions"),
            Cell = p.Has("RRAM(cell") ? TableCell.Resistive : TableCell.Sram,
            Clock = Clock(p),
        };
        return Quantities(p, table, p.Number("numRead"));
    }

    private static CheckedQuantities Compare(CheckParameters p)
    {
        var node = p.Node();
        var comparator = new Comparator
        {
            Bits = p.Count("numBit"), Count = p.Count("num"), LoadCapacitance = p.Number("capLoad"),
        };
        return CostQuantities.Architecture(new(() => comparator.Estimate(node)), 1, 1);
    }

    private static CheckedQuantities Pool(CheckParameters p)
    {
        var node = p.Node();
        var pooling = new MaxPooling
        {
            Bits = p.Count("numBit"), Window = p.Count("window"), Units = p.Count("units"), Clock = Clock(p),
        };
        var quantities = Quantities(p, pooling, p.Number("numRead"));
        quantities["numComparator"] = () => pooling.Comparators;
        quantities["numStage"] = () => pooling.Stages(node);
        return quantities;
    }

    private static CheckedQuantities Memory(CheckParameters p)
    {
        var node = p.Node();
        var dram = new Dram { Kind = p.Count("type") == 1 ? DramKind.Gddr5 : DramKind.Hbm2, Bits = p.Number("bits") };
        return CostQuantities.Architecture(new(() => dram.Estimate(node)), 1, 1);
    }
}
