using CimKit.Crossbars;
using CimKit.Crossbars.Reference;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Tests.Golden;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class ArrayCheckValues
{
    [Fact, CheckFunction("adc.linear")]
    public void Linear_DynamicRange_EqualsCheckValues() => Assert.All(CheckValues.Of("adc.linear"), example =>
        example.AssertClose("y", Widen(ReferenceAdc.Linear(example.Singles("x"), (int)example.Number("bits")))));

    [Fact, CheckFunction("adc.nonlinear")]
    public void Nonlinear_PublishedTables_EqualsCheckValues() => Assert.All(CheckValues.Of("adc.nonlinear"), example =>
        example.AssertClose("y", Widen(ReferenceAdc.Nonlinear(example.Singles("x"), (int)example.Number("bits")))));

    [Fact, CheckFunction("adc.calibrated")]
    public void Convert_FixedRange_EqualsCheckValues() => Assert.All(CheckValues.Of("adc.calibrated"), example =>
    {
        var bits = (int)example.Number("bits");
        var quantizer = example.Has("range")
            ? AdcQuantizer.Symmetric(example.Number("range"), bits)
            : AdcQuantizer.Between(example.Number("lo"), example.Number("hi"), bits);
        example.AssertClose("y", example.Doubles("y").Select(quantizer.Convert));
    });

    [Fact, CheckFunction("map.v14.integer")]
    public void Integer_Weights_EqualsCheckValues() => Assert.All(CheckValues.Of("map.v14.integer"), AssertIntegers);

    [Fact, CheckFunction("map.manual.example")]
    public void Integer_ManualExample_EqualsCheckValues() => Assert.All(CheckValues.Of("map.manual.example"), AssertIntegers);

    [Fact, CheckFunction("map.v14.digits")]
    public void Digits_WithoutRetention_EqualsCheckValues() => Assert.All(CheckValues.Of("map.v14.digits"), example =>
    {
        var (cellBits, ratio) = ((int)example.Number("cell_bits"), (float)example.Number("on_off"));
        var (digits, values) = (new List<double>(), new List<double>());
        var rest = example.Singles("X");
        for (var digit = 0; digit < ReferenceMapping.Digits(8, cellBits); digit++)
            for (var i = 0; i < rest.Length; i++)
            {
                var value = ReferenceMapping.Digit(rest[i], cellBits);
                digits.Add(value);
                values.Add(ReferenceMapping.CellValue(value, cellBits, ratio));
                rest[i] = ReferenceMapping.Rest(rest[i], value, cellBits);
            }
        example.AssertExact("digits_lsb_first", digits);
        example.AssertClose("cell_value_lsb_first", values);
        example.AssertClose("dummy_cell_value", [ReferenceMapping.DummyValue(cellBits, ratio)]);
    });

    [Fact, CheckFunction("map.core.conductance")]
    public void CoreDigits_Weights_EqualsCheckValues() => Assert.All(CheckValues.Of("map.core.conductance"), example =>
    {
        var cellBits = (int)example.Number("cell_bits");
        var range = new ConductanceRange { Minimum = 1 / example.Number("r_off_ohm"), Maximum = 1 / example.Number("r_on_ohm") };
        var digits = example.Doubles("w").SelectMany(weight => ReferenceMapping.CoreDigits(weight, (int)example.Number("bits"), cellBits)).ToArray();
        example.AssertExact("digits_msb_first", digits.Select(digit => (double)digit));
        example.AssertClose("conductance_siemens", digits.Select(digit => range.Conductance(digit, 1 << cellBits)));
    });

    [Fact, CheckFunction("noise.v14.variation")]
    public void Vary_GivenNormals_EqualsCheckValues() => Assert.All(CheckValues.Of("noise.v14.variation"), example =>
        example.AssertClose("g", example.Singles("g").Zip(example.Singles("standard_normal"))
            .Select(pair => (double)ReferenceMapping.Vary(pair.First, (float)example.Number("sigma"), pair.Second))));

    [Fact, CheckFunction("retention.v14")]
    public void Retention_WeightsAndDigits_EqualsCheckValues() => Assert.All(CheckValues.Of("retention.v14"), example =>
    {
        var values = example.Singles("x");
        float[] signs = example.Has("signs") ? example.Singles("signs") : [];
        example.AssertClose("y", Widen(RetentionOf(example).Apply(values, values.Min(), values.Max(), signs)));
    });

    [Fact, CheckFunction("retention.v15")]
    public void Retention_Conductances_EqualsCheckValues() => Assert.All(CheckValues.Of("retention.v15"), example =>
        example.AssertClose("g", Widen(RetentionOf(example).ApplyToConductances(example.Singles("g_siemens")))));

    [Fact, CheckFunction("layer.v14.linear", "layer.v14.conv")]
    public void ReferenceLayer_LinearAndConvolution_EqualsCheckValues() =>
        Assert.All(CheckValues.Of("layer.v14.linear").Concat(CheckValues.Of("layer.v14.conv")), example =>
        {
            var (w, x) = (example.Shape("w"), example.Shape("x"));
            var layer = new ReferenceLayer
            {
                Outputs = w[0], Channels = w[1], KernelHeight = w.ElementAtOrDefault(2) is > 0 and var h ? h : 1,
                KernelWidth = w.ElementAtOrDefault(3) is > 0 and var v ? v : 1,
                Padding = (int)example.Number("padding", 0), Stride = (int)example.Number("stride", 1),
                CellBits = (int)example.Number("cell_bits"), AdcBits = (int)example.Number("adc_bits"),
                OnOffRatio = (float)example.Number("on_off"), Rows = (int)example.Number("rows"), Scale = (float)example.Number("scale"),
                Retention = RetentionOf(example),
            };
            var output = layer.Evaluate(
                example.Singles("w"), example.Singles("x"), x[0], x.Length > 2 ? x[2] : 1, x.Length > 2 ? x[3] : 1);
            example.AssertClose("before_activation_quantiser", Widen(output));
            example.AssertClose("y", output.Select(value => (double)ReferenceLayer.Activate(value)));
        });

    [Fact, CheckFunction("layer.v14.gain_offset")]
    public void EffectiveWeight_IdealConverter_EqualsCheckValues() => Assert.All(CheckValues.Of("layer.v14.gain_offset"), example =>
    {
        example.AssertClose("effective_weight", example.Singles("w")
            .Select(weight => (double)ReferenceMapping.EffectiveWeight(ReferenceMapping.Integer(weight, 8), 8)));
        example.AssertClose("effective_input", example.Expected("input").Select(x => ReferenceMapping.Input((float)x, 8) / 256.0));
    });

    [Fact, CheckFunction("array.v15")]
    public void ReferenceArray_ShiftedCodes_EqualsCheckValues() => Assert.All(CheckValues.Of("array.v15"), example =>
    {
        var (x, w) = (Matrix(example, "x"), Matrix(example, "w"));
        var array = new ReferenceArray
        {
            Rows = (int)example.Number("rows"), CellBits = (int)example.Number("cell_bits"),
            AdcBits = (int)example.Number("adc_bits"), DacBits = (int)example.Number("dac_bits"),
        };
        example.AssertExact("y", array.Multiply(x, w).Cast<long>().Select(value => (double)value));
        if (!example.Outputs.TryGetProperty("extended_product", out _))
            return;
        example.AssertExact("extended_product", array.Extended(x, w).Cast<long>().Select(value => (double)value));
        example.AssertExact("shift_x", [-ReferenceArray.Minimum(x)]);
        example.AssertExact("shift_w", [-ReferenceArray.Minimum(w)]);
    });

    [Fact, CheckFunction("encode.differential", "encode.offset")]
    public void ConductanceEncoding_RealWeights_EqualsCheckValues()
    {
        Assert.All(CheckValues.Of("encode.differential"), example =>
        {
            var pairs = example.Doubles("w").Select(weight => ConductanceEncoding.Differential(weight, 1, RangeOf(example))).ToArray();
            example.AssertClose("g_plus", pairs.Select(pair => pair.Plus / Si.Micro));
            example.AssertClose("g_minus", pairs.Select(pair => pair.Minus / Si.Micro));
        });
        Assert.All(CheckValues.Of("encode.offset"), example =>
        {
            example.AssertClose("g", example.Doubles("w").Select(weight => ConductanceEncoding.Offset(weight, 1, RangeOf(example)) / Si.Micro));
            example.AssertClose("unit_column", [ConductanceEncoding.Offset(0, 1, RangeOf(example)) / Si.Micro]);
        });
    }

    [Fact, CheckFunction("encode.slices")]
    public void WeightSlicing_BothStyles_EqualsCheckValues() => Assert.All(CheckValues.Of("encode.slices"), example =>
    {
        var slicing = new WeightSlicing { WeightBits = (int)example.Number("bits"), CellBits = (int)example.Number("slice_bits") };
        var codes = example.Doubles("w").Select(code => (int)code).ToArray();
        var isSigned = example.Outputs.TryGetProperty("sign", out _);
        var digits = codes.Select(code => isSigned ? slicing.SignMagnitudeDigits(code).Digits : slicing.OffsetDigits(code)).ToArray();
        example.AssertExact("slices_lsb_first", Enumerable.Range(0, digits[0].Count).SelectMany(k => digits.Select(d => (double)d[k])));
        if (isSigned)
            example.AssertExact("sign", codes.Select(code => (double)slicing.SignMagnitudeDigits(code).Sign));
    });

    [Fact, CheckFunction("trace.dec2bin")]
    public void TraceBits_SignFirst_EqualsCheckValues() => Assert.All(CheckValues.Of("trace.dec2bin"), example =>
        example.AssertExact("bits_sign_first", example.Doubles("x").SelectMany(x => ReferenceMapping.TraceBits(x, 8)).Select(bit => (double)bit)));

    private static void AssertIntegers(CheckValue example) => example.AssertExact("X",
        example.Singles("w").Select(weight => (double)ReferenceMapping.Integer(weight, (int)example.Number("bits"))));

    private static ConductanceRange RangeOf(CheckValue example) => new()
    {
        Minimum = example.Number("g_min_us") * Si.Micro, Maximum = example.Number("g_max_us") * Si.Micro,
    };

    private static ReferenceRetention RetentionOf(CheckValue example) => new(
        (float)example.Number("t", 0), (float)example.Number("v", 0), example.Number("detect", 1) == 1, (float)example.Number("target", 0));

    private static int[,] Matrix(CheckValue example, string input)
    {
        var (shape, values) = (example.Shape(input), example.Doubles(input));
        var matrix = new int[shape[0], shape[1]];
        for (var i = 0; i < values.Length; i++)
            matrix[i / shape[1], i % shape[1]] = (int)values[i];
        return matrix;
    }

    private static IEnumerable<double> Widen(float[] values) => values.Select(value => (double)value);
}
