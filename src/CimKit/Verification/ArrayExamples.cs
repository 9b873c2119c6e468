using CimKit.Crossbars;
using CimKit.Crossbars.Reference;
using CimKit.Designs;

namespace CimKit.Verification;

/// <summary>Examples of converters and of whole layers on arrays.</summary>
internal static class ArrayExamples
{
    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["adc.linear"] = example => DataDependent(example, AdcRange.Dynamic);
        catalog["adc.nonlinear"] = example => DataDependent(example, AdcRange.Published);
        catalog["adc.calibrated"] = Calibrated;
        catalog["layer.v14.linear"] = Layer;
        catalog["layer.v14.conv"] = Layer;
        catalog["layer.v14.gain_offset"] = GainAndOffset;
        catalog["array.v15"] = Array;
    }

    /// <summary>The converter that the arrays of a network use.</summary>
    private static AlgorithmAnswers DataDependent(AlgorithmExample example, AdcRange range)
    {
        var values = example.Singles("x").Select(value => (double)value).ToArray();
        var adc = new AdcDesign { Bits = example.Count("bits"), Range = range, Rounding = AdcRounding.Floor };
        return new AlgorithmAnswers().Close("y", values.Select(DynamicRanges.Between(values.Min(), values.Max(), adc).Convert));
    }

    private static AlgorithmAnswers Calibrated(AlgorithmExample example)
    {
        var bits = example.Count("bits");
        var quantizer = example.Has("range")
            ? AdcQuantizer.Symmetric(example.Number("range"), bits)
            : AdcQuantizer.Between(example.Number("lo"), example.Number("hi"), bits);
        return new AlgorithmAnswers().Close("y", example.Doubles("y").Select(quantizer.Convert));
    }

    private static AlgorithmAnswers Layer(AlgorithmExample example)
    {
        var (w, x) = (example.Shape("w"), example.Shape("x"));
        var layer = new ReferenceLayer
        {
            Outputs = w[0],
            Channels = w[1],
            KernelHeight = w.Length > 2 ? w[2] : 1,
            KernelWidth = w.Length > 3 ? w[3] : 1,
            Padding = example.Count("padding", 0),
            Stride = example.Count("stride", 1),
            WeightBits = example.Count("bits_w", 8),
            InputBits = example.Count("bits_x", 8),
            CellBits = example.Count("cell_bits"),
            AdcBits = example.Count("adc_bits"),
            OnOffRatio = (float)example.Number("on_off"),
            Rows = example.Count("rows"),
            Scale = (float)example.Number("scale"),
            Retention = CellExamples.Retention(example),
        };
        var output = layer.Evaluate(
            example.Singles("w"), example.Singles("x"), x[0], x.Length > 2 ? x[2] : 1, x.Length > 2 ? x[3] : 1);
        return new AlgorithmAnswers().Close("before_activation_quantiser", output)
            .Close("y", output.Select(value => ReferenceLayer.Activate(value, example.Count("bits_a", 8))));
    }

    private static AlgorithmAnswers GainAndOffset(AlgorithmExample example)
    {
        var bits = example.Count("bits");
        var inputs = example.Has("input") ? example.Doubles("input") : example.Expected("input");
        return new AlgorithmAnswers()
            .Close("effective_weight", example.Singles("w").Select(weight => ReferenceMapping.EffectiveWeight(ReferenceMapping.Integer(weight, bits), bits)))
            .Close("effective_input", inputs.Select(x => ReferenceMapping.Input((float)x, bits) / (double)(1 << bits)))
            .Information("input", "an input listed among the outputs");
    }

    private static AlgorithmAnswers Array(AlgorithmExample example)
    {
        var (x, w) = (Matrix(example, "x"), Matrix(example, "w"));
        var array = new ReferenceArray
        {
            Rows = example.Count("rows"), CellBits = example.Count("cell_bits"), AdcBits = example.Count("adc_bits"), DacBits = example.Count("dac_bits"),
        };
        return new AlgorithmAnswers()
            .Exact("y", Flatten(array.Multiply(x, w)))
            .Exact("extended_product", Flatten(array.Extended(x, w)))
            .Exact("shift_x", -ReferenceArray.Minimum(x))
            .Exact("shift_w", -ReferenceArray.Minimum(w))
            .Exact("exact", Product(x, w));
    }

    private static IEnumerable<double> Flatten(long[,] matrix) => matrix.Cast<long>().Select(value => (double)value);

    private static IEnumerable<double> Product(int[,] x, int[,] w) =>
        from patch in Enumerable.Range(0, x.GetLength(0))
        from output in Enumerable.Range(0, w.GetLength(1))
        select (double)Enumerable.Range(0, w.GetLength(0)).Sum(row => (long)x[patch, row] * w[row, output]);

    private static int[,] Matrix(AlgorithmExample example, string input)
    {
        var (shape, values) = (example.Shape(input), example.Doubles(input));
        var matrix = new int[shape[0], shape[1]];
        for (var i = 0; i < values.Length; i++)
            matrix[i / shape[1], i % shape[1]] = (int)values[i];
        return matrix;
    }
}
