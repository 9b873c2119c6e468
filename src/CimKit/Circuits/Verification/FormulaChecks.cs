using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of transistors, gates and stages.</summary>
internal static class FormulaChecks
{
    internal static void Register(CheckCatalog catalog)
    {
        catalog["gate_cap"] = p => One("C_gate", p, (node, width) => Transistor.GateCapacitance(node, width));
        catalog["on_resistance"] = p => Pair("R_on", p, Transistor.OnResistance);
        catalog["on_resistance_plain"] = p => Pair("R_plain", p, Transistor.PassResistance);
        catalog["transconductance"] = p => Pair("gm", p, Transistor.Transconductance);
        catalog["drain_cap"] = p => Pair("C_drain", p, (node, width, polarity) =>
            Transistor.DrainCapacitance(node, width, polarity, Height(p, node)));
        catalog["gate_leakage"] = GateRow;
        catalog["gate_area"] = GateRow;
        catalog["gate_capacitance"] = GateRow;
        catalog["gate_capacitance_GAA"] = NarrowSheets;
        catalog["pass_gate_area"] = PassGateRow;
        catalog["enlarge_size"] = Enlarged;
        catalog["horowitz"] = p => StageRow(p, "tau", "ramp_in", "delay", "ramp_out");
        catalog["nonlinear_resistance"] = p => new()
        {
            ["R"] = () => NonlinearResistance.At(p.Number("R"), p.Number("NL"), p.Number("Vw"), p.Number("Vr"), p.Number("V")),
        };
        catalog["unit Transistor"] = UnitTransistor;
        catalog["unit Gate"] = UnitGate;
        catalog["unit Horowitz"] = p =>
            StageRow(p, "time_constant_s", "ramp_input_V_per_s", "delay_s", "ramp_output_V_per_s");
    }

    private static CheckedQuantities One(string name, CheckParameters p, Func<TechnologyNode, double, double> value)
    {
        var node = p.Node();
        return new() { [name] = () => value(node, p.Length("W", node)) };
    }

    private static CheckedQuantities Pair(string name, CheckParameters p, Func<TechnologyNode, double, Polarity, double> value)
    {
        var node = p.Node();
        return new()
        {
            [name + "_N"] = () => value(node, p.Length("W", node), Polarity.Nmos),
            [name + "_P"] = () => value(node, p.Length("W", node), Polarity.Pmos),
        };
    }

    private static CheckedQuantities GateRow(CheckParameters p)
    {
        var node = p.Node();
        var gate = GateOf(p, node);
        return new()
        {
            ["I_leak"] = () => gate.Leakage(node),
            ["height"] = () => gate.Layout(node, Height(p, node)).Height,
            ["width"] = () => gate.Layout(node, Height(p, node)).Width,
            ["C_in"] = () => gate.Capacitance(node, Height(p, node, gate)).Input,
            ["C_out"] = () => gate.Capacitance(node, Height(p, node, gate)).Output,
        };
    }

    private static CheckedQuantities NarrowSheets(CheckParameters p)
    {
        var node = p.Node();
        var gate = GateOf(p, node);
        var factors = gate.Kind == GateKind.Inverter ? SheetFactors.Inverter(node) : SheetFactors.Nand(node);
        return new()
        {
            ["C_in"] = () => Diffusion.Capacitance(node, gate, Height(p, node, gate), factors).Input,
            ["C_out"] = () => Diffusion.Capacitance(node, gate, Height(p, node, gate), factors).Output,
        };
    }

    private static CheckedQuantities PassGateRow(CheckParameters p)
    {
        var node = p.Node();
        var layout = PassGate.Layout(node, p.Length("Wn", node), p.Length("Wp", node), p.Count("folds"));
        return new() { ["height"] = () => layout.Height, ["width"] = () => layout.Width };
    }

    private static CheckedQuantities Enlarged(CheckParameters p)
    {
        var node = p.Node();
        var gate = Gate.Inverter(p.Length("Wn", node), p.Length("Wp", node)).Enlarged(node);
        return new()
        {
            ["Wn"] = () => gate.NmosWidth / node.FeatureSize,
            ["Wp"] = () => gate.PmosWidth / node.FeatureSize,
        };
    }

    private static CheckedQuantities StageRow(CheckParameters p, string tau, string ramp, string delay, string slope)
    {
        var stage = Stage.Of(p.Number(tau), p.Number(ramp));
        return new() { [delay] = () => stage.Delay, [slope] = () => stage.Ramp };
    }

    private static CheckedQuantities UnitTransistor(CheckParameters p)
    {
        var node = p.Node();
        var width = p.Number("width_F") * node.FeatureSize;
        return new()
        {
            ["gate_cap_F"] = () => Transistor.GateCapacitance(node, width),
            ["drain_cap_nmos_F"] = () => Transistor.DrainCapacitance(node, width, Polarity.Nmos, node.StandardHeight),
            ["drain_cap_pmos_F"] = () => Transistor.DrainCapacitance(node, width, Polarity.Pmos, node.StandardHeight),
            ["on_resistance_nmos_ohm"] = () => Transistor.OnResistance(node, width, Polarity.Nmos),
            ["on_resistance_pmos_ohm"] = () => Transistor.OnResistance(node, width, Polarity.Pmos),
            ["transconductance_nmos_S"] = () => Transistor.Transconductance(node, width, Polarity.Nmos),
            ["transconductance_pmos_S"] = () => Transistor.Transconductance(node, width, Polarity.Pmos),
        };
    }

    private static CheckedQuantities UnitGate(CheckParameters p)
    {
        var node = p.Node();
        var gate = new Gate(
            Kind(p.Word("type")!), p.Count("num_inputs"), Drawn(p.Number("width_nmos_m"), node), Drawn(p.Number("width_pmos_m"), node));
        var height = Region(p.Number("region_height_m"), node);
        var layout = gate.Layout(node, height);
        return new()
        {
            ["height_m"] = () => layout.Height,
            ["width_m"] = () => layout.Width,
            ["area_m2"] = () => layout.Area,
            ["cap_input_F"] = () => gate.Capacitance(node, height).Input,
            ["cap_output_F"] = () => gate.Capacitance(node, height).Output,
            ["leakage_current_A"] = () => gate.Leakage(node),
        };
    }

    // The standard height is recognised by equality: the program's own product instead of its print.
    private static double Region(double height, TechnologyNode node) =>
        Math.Abs(height - node.StandardHeight) <= 1e-9 * height ? node.StandardHeight : Drawn(height, node);

    // The file prints 12 digits: on fins the width is a whole multiple of F, formed as the program forms it.
    private static double Drawn(double width, TechnologyNode node) =>
        node.CountsFins ? Math.Round(width / node.FeatureSize, 6) * node.FeatureSize : width;

    private static Gate GateOf(CheckParameters p, TechnologyNode node)
    {
        var (kind, fanIn) = (GateKind.Inverter, 1);
        foreach (var name in new[] { "NAND", "NOR" })
        {
            for (var inputs = 1; inputs <= 64; inputs++)
            {
                if (p.Has($"{name}{inputs}"))
                    (kind, fanIn) = (Kind(name), inputs);
            }
        }
        return new Gate(kind, fanIn, p.Length("Wn", node), p.Length("Wp", node));
    }

    private static GateKind Kind(string name) => name switch
    {
        "NAND" => GateKind.Nand,
        "NOR" => GateKind.Nor,
        "INV" => GateKind.Inverter,
        _ => throw new FormatException($"Gate type must be INV, NAND or NOR; got '{name}'."),
    };

    private static double Height(CheckParameters p, TechnologyNode node, Gate? gate = null) =>
        p.Word("H") is { } text && text.StartsWith("height", StringComparison.Ordinal)
            ? gate!.Value.Layout(node, node.StandardHeight).Height
            : p.Length("H", node);
}
