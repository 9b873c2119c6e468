using CimKit.Circuits.Logic;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of digital blocks.</summary>
internal static class LogicChecks
{
    internal static void Register(CheckCatalog catalog)
    {
        catalog["dff"] = FlipFlops;
        catalog["adder"] = Adder;
        catalog["shift_add"] = ShiftAdder;
        catalog["bit_shifter"] = Relu;
        catalog["comparator"] = Compare;
        catalog["max_pooling"] = Pool;
        catalog["unit DFF"] = UnitFlipFlops;
        catalog["unit Adder"] = UnitAdder;
        catalog["unit AdderTree"] = UnitTree;
        catalog["unit ShiftAdd"] = UnitShiftAdder;
        catalog["unit BitShifter"] = UnitRelu;
        catalog["unit MaxPooling"] = UnitPool;
    }

    /// <summary>Stand-alone modules are evaluated without a common clock.</summary>
    internal static Clock Asynchronous(CheckParameters p) =>
        new() { Frequency = p.Number("clk_Hz", 1e9), IsSynchronous = false };

    internal static Placement Place(CheckParameters p) =>
        p.HasValue("W") ? Placement.UnderColumns(p.Number("W"))
        : p.HasValue("H") ? Placement.BesideRows(p.Number("H"))
        : p.HasValue("given_width_m") ? Placement.UnderColumns(p.Number("given_width_m"))
        : p.HasValue("given_height_m") ? Placement.BesideRows(p.Number("given_height_m"))
        : Placement.Free;

    private static CheckedQuantities FlipFlops(CheckParameters p)
    {
        var node = p.Node();
        var bank = new FlipFlopBank
        {
            Bits = p.Count("N"),
            ActiveBits = p.Number("active", p.Count("N")),
            SwitchingActivity = node.Calibration.FlipFlopActivity,
            Clock = Asynchronous(p),
            Placement = Place(p),
        };
        var quantities = CostQuantities.Circuit(new(() => bank.Estimate(node)), p.Number("n", 1));
        quantities["C_tg_drain"] = () => FlipFlopBank.Inverter(node).Output;
        quantities["C_inv_in"] = () => FlipFlopBank.Inverter(node).Input;
        return quantities;
    }

    private static CheckedQuantities Adder(CheckParameters p)
    {
        var node = p.Node();
        var adder = new RippleAdder
        {
            Bits = p.Count("bits"),
            Count = p.Count("N", 1),
            ActiveCount = p.Number("active", p.Count("N", 1)),
            LoadCapacitance = p.Number("CL"),
            InputRamp = p.Number("ramp", 1e20),
            Placement = Place(p),
        };
        var quantities = CostQuantities.Circuit(new(() => adder.Estimate(node)), p.Number("n", 1));
        quantities["W_nand_N"] = () => RippleAdder.Nand(node).Gate.NmosWidth;
        quantities["W_nand_P"] = () => RippleAdder.Nand(node).Gate.PmosWidth;
        quantities["C_nand_in"] = () => RippleAdder.Nand(node).Input;
        quantities["C_nand_out"] = () => RippleAdder.Nand(node).Output;
        return quantities;
    }

    private static CheckedQuantities ShiftAdder(CheckParameters p)
    {
        var node = p.Node();
        var units = new ShiftAdd
        {
            Units = p.Count("units"),
            Bits = p.Count("bits"),
            Slices = p.Count("pulses"),
            Clock = Asynchronous(p),
            Width = p.Number("W", 1e-4),
        };
        var quantities = CostQuantities.Circuit(new(() => units.Estimate(node)), p.Number("n", 1));
        quantities["adder_latency"] = () => units.AdderDelay(node);
        quantities["num_dff"] = () => units.RegisterBits;
        return quantities;
    }

    private static CheckedQuantities Relu(CheckParameters p)
    {
        var node = p.Node();
        var bank = new ReluBank
        {
            Units = p.Count("units"), Bits = p.Count("bits"), Clock = Asynchronous(p), Placement = Place(p),
        };
        return CostQuantities.Circuit(new(() => bank.Estimate(node)), p.Number("n", 1));
    }

    private static CheckedQuantities Compare(CheckParameters p)
    {
        var node = p.Node();
        var comparator = new Comparator { Bits = p.Count("bits"), Count = p.Count("N", 1), LoadCapacitance = p.Number("CL") };
        var quantities = CostQuantities.Circuit(new(() => comparator.Estimate(node)), p.Number("n", 1));
        quantities["unit_area"] = () => comparator.Estimate(node).Area / comparator.Count;
        return quantities;
    }

    private static CheckedQuantities Pool(CheckParameters p)
    {
        var node = p.Node();
        var pooling = new MaxPooling
        {
            Bits = p.Count("bits"),
            Window = p.Count("window"),
            Units = p.Count("N", 1),
            LoadCapacitance = p.Number("CL"),
            Clock = Asynchronous(p),
            Placement = Place(p),
        };
        var quantities = CostQuantities.Circuit(new(() => pooling.Estimate(node)), p.Number("n", 1));
        quantities["unit_area"] = () => pooling.Estimate(node).Area / pooling.Units;
        quantities["num_comparators"] = () => pooling.Comparators;
        quantities["num_stages"] = () => pooling.Stages(node);
        return quantities;
    }

    private static CheckedQuantities UnitFlipFlops(CheckParameters p)
    {
        var node = p.Node();
        var bank = new FlipFlopBank
        {
            Bits = p.Count("num_dff"),
            SwitchingActivity = node.Calibration.FlipFlopActivity,
            Clock = Asynchronous(p),
            Placement = Place(p),
        };
        return CostQuantities.Unit(new(() => bank.Estimate(node)));
    }

    private static CheckedQuantities UnitAdder(CheckParameters p)
    {
        var node = p.Node();
        var adder = new RippleAdder
        {
            Bits = p.Count("num_bits"),
            Count = p.Count("num_adders"),
            LoadCapacitance = p.Number("cap_load_F"),
            Placement = Place(p),
        };
        return CostQuantities.Unit(new(() => adder.Estimate(node)));
    }

    private static CheckedQuantities UnitTree(CheckParameters p)
    {
        var node = p.Node();
        var tree = new AdderTree
        {
            Inputs = p.Count("num_rows"),
            Bits = p.Count("num_adder_bits"),
            Trees = p.Count("num_trees"),
            UsedInputs = p.Count("num_unit_add") > 0 ? p.Count("num_unit_add") : null,
            Clock = Asynchronous(p),
            Placement = Place(p),
        };
        return CostQuantities.Unit(new(() => tree.Estimate(node)));
    }

    private static CheckedQuantities UnitShiftAdder(CheckParameters p)
    {
        var node = p.Node();
        var units = new ShiftAdd
        {
            Units = p.Count("num_units"),
            Bits = p.Count("num_adder_bits"),
            Slices = p.Count("num_read_pulses"),
            Clock = Asynchronous(p),
            Width = p.Number("given_width_m"),
        };
        return CostQuantities.Unit(new(() => units.Estimate(node)));
    }

    private static CheckedQuantities UnitRelu(CheckParameters p)
    {
        var node = p.Node();
        var bank = new ReluBank
        {
            Units = p.Count("num_units"), Bits = p.Count("num_bits"), Clock = Asynchronous(p), Placement = Place(p),
        };
        return CostQuantities.Unit(new(() => bank.Estimate(node)));
    }

    private static CheckedQuantities UnitPool(CheckParameters p)
    {
        var node = p.Node();
        var pooling = new MaxPooling
        {
            Bits = p.Count("num_bits"),
            Window = p.Count("window"),
            Units = p.Count("num_max_pooling"),
            Clock = Asynchronous(p),
            Placement = Place(p),
        };
        return CostQuantities.Unit(new(() => pooling.Estimate(node)));
    }
}
