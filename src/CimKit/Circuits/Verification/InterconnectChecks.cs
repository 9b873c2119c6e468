using CimKit.Circuits.Interconnect;

namespace CimKit.Circuits.Verification;

/// <summary>Unit-table rows of buses and trees.</summary>
internal static class InterconnectChecks
{
    internal static void Register(CheckCatalog catalog)
    {
        catalog["unit HTree"] = Tree;
        catalog["unit XYBus"] = Grid;
        catalog["unit Bus"] = Line;
    }

    private static CheckedQuantities Tree(CheckParameters p)
    {
        var node = p.Node();
        var tree = new HTree
        {
            Rows = p.Count("num_rows"),
            Columns = p.Count("num_cols"),
            BusWidth = p.Count("bus_width"),
            Bits = p.Number("num_bits"),
            UnitHeight = p.Number("unit_height_m"),
            UnitWidth = p.Number("unit_width_m"),
            FoldRatio = p.Number("folded_ratio"),
            DelayTolerance = p.Number("delay_tolerance"),
            Clock = LogicChecks.Asynchronous(p),
        };
        var wire = tree.Wire(node);
        var resistance = tree.LastResistance(node);
        var quantities = CostQuantities.Unit(new(() => tree.Estimate(node)));
        quantities["num_stages"] = () => tree.Stages;
        quantities["total_wire_length_m"] = () => tree.TotalLength(node);
        quantities["repeater_size"] = () => wire.Size;
        quantities["repeater_distance_m"] = () => wire.Distance;
        quantities["unit_latency_repeated_s_per_m"] = () => wire.DelayPerLength(resistance);
        quantities["unit_latency_wire_s_per_m"] = () => wire.PlainDelayPerLength(resistance);
        quantities["unit_leakage_W_per_m"] = () => wire.LeakagePerLength;
        quantities["unit_energy_repeated_J_per_m"] = () => wire.EnergyPerLength;
        quantities["unit_energy_wire_J_per_m"] = () => 0.5 * node.WireCapacitance * node.SupplyVoltage * node.SupplyVoltage;
        return quantities;
    }

    private static CheckedQuantities Grid(CheckParameters p)
    {
        var node = p.Node();
        var bus = new XyBus
        {
            Rows = p.Count("num_rows"),
            Columns = p.Count("num_cols"),
            BusWidth = p.Count("bus_width"),
            UnitHeight = p.Number("unit_height_m"),
            UnitWidth = p.Number("unit_width_m"),
            FoldRatio = p.Number("folded_ratio"),
            DelayTolerance = p.Number("delay_tolerance"),
            LastColumn = p.Count("x_end"),
            FirstRow = p.Count("y_init"),
            InputAccesses = p.Number("num_reads_input"),
            OutputAccesses = p.Number("num_reads_output"),
            InputBits = p.Number("num_bits_input"),
            OutputBits = p.Number("num_bits_output"),
            Clock = LogicChecks.Asynchronous(p),
        };
        return CostQuantities.Unit(new(() => bus.Estimate(node)));
    }

    private static CheckedQuantities Line(CheckParameters p)
    {
        var node = p.Node();
        var isHorizontal = p.Word("mode") == "horizontal";
        var bus = new Bus
        {
            Direction = isHorizontal ? BusDirection.Horizontal : BusDirection.Vertical,
            Units = p.Count(isHorizontal ? "num_cols" : "num_rows"),
            UnitLength = p.Number(isHorizontal ? "unit_width_m" : "unit_height_m"),
            Bits = p.Number("num_bits"),
            DelayTolerance = p.Number("delay_tolerance"),
            Clock = LogicChecks.Asynchronous(p),
        };
        return CostQuantities.Unit(new(() => bus.Estimate(node)));
    }
}
