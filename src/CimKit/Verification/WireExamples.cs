using CimKit.Crossbars.Wires;

namespace CimKit.Verification;

/// <summary>Examples of lines with resistance.</summary>
internal static class WireExamples
{
    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["ir_drop.3x3"] = Solved;
        catalog["ir_drop.first_order"] = FirstOrder;
    }

    /// <summary>Conductances are printed [output][input], resistances in units of 1/G.</summary>
    private static AlgorithmAnswers Solved(AlgorithmExample example)
    {
        var (shape, printed, volts) = (example.Shape("g_norm"), example.Doubles("g_norm"), example.Doubles("v_norm"));
        var siemens = new double[printed.Length];
        for (var output = 0; output < shape[0]; output++)
            for (var input = 0; input < shape[1]; input++)
                siemens[input * shape[0] + output] = printed[output * shape[1] + input];
        var wires = new WireResistance(example.Number("r_in_norm"), example.Number("r_out_norm"));
        return new AlgorithmAnswers()
            .Close("ideal", new WiredArray(siemens, shape[1], WireResistance.None).Currents(volts))
            .Close("with_wire_resistance", new WiredArray(siemens, shape[1], wires).Currents(volts));
    }

    private static AlgorithmAnswers FirstOrder(AlgorithmExample example) => new AlgorithmAnswers().Close("y",
        new FirstOrderWires(example.Number("gw_over_gmax")) { Scale = example.Number("scale") }
            .Multiply(example.Doubles("w"), example.Doubles("x")));
}
