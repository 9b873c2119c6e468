using CimKit.Crossbars;
using CimKit.Crossbars.Reference;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Verification;

/// <summary>Examples of weights as digits, cells and conductances.</summary>
internal static class MappingExamples
{
    private const string Printed = "a number printed for information, not one to compute";

    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["map.v14.integer"] = Integers;
        catalog["map.manual.example"] = example => Integers(example).Information("X_in_manual", Printed);
        catalog["map.v14.digits"] = Digits;
        catalog["map.core.conductance"] = CoreDigits;
        catalog["encode.differential"] = Differential;
        catalog["encode.offset"] = example => new AlgorithmAnswers()
            .Close("g", example.Doubles("w").Select(weight => ConductanceEncoding.Offset(weight, Largest(example), Range(example)) / Si.Micro))
            .Close("unit_column", ConductanceEncoding.Offset(0, Largest(example), Range(example)) / Si.Micro);
        catalog["encode.slices"] = Slices;
        catalog["pairs.two"] = Pairs;
        catalog["trace.dec2bin"] = example => new AlgorithmAnswers()
            .Exact("bits_sign_first", example.Doubles("x").SelectMany(x => ReferenceMapping.TraceBits(x, example.Count("bits", 8))))
            .Information("weights", Printed);
    }

    private static AlgorithmAnswers Integers(AlgorithmExample example) => new AlgorithmAnswers().Exact("X",
        example.Singles("w").Select(weight => (double)ReferenceMapping.Integer(weight, example.Count("bits"))));

    private static AlgorithmAnswers Digits(AlgorithmExample example)
    {
        var (cellBits, ratio, rest) = (example.Count("cell_bits"), (float)example.Number("on_off"), example.Singles("X"));
        var (digits, values) = (new List<double>(), new List<double>());
        for (var digit = 0; digit < ReferenceMapping.Digits(example.Count("bits_w", 8), cellBits); digit++)
            for (var i = 0; i < rest.Length; i++)
            {
                var value = ReferenceMapping.Digit(rest[i], cellBits);
                digits.Add(value);
                values.Add(ReferenceMapping.CellValue(value, cellBits, ratio));
                rest[i] = ReferenceMapping.Rest(rest[i], value, cellBits);
            }
        return new AlgorithmAnswers().Exact("digits_lsb_first", digits).Close("cell_value_lsb_first", values)
            .Close("dummy_cell_value", ReferenceMapping.DummyValue(cellBits, ratio));
    }

    private static AlgorithmAnswers CoreDigits(AlgorithmExample example)
    {
        var cellBits = example.Count("cell_bits");
        var range = new ConductanceRange { Minimum = 1 / example.Number("r_off_ohm"), Maximum = 1 / example.Number("r_on_ohm") };
        var digits = example.Doubles("w").SelectMany(weight => ReferenceMapping.CoreDigits(weight, example.Count("bits"), cellBits)).ToArray();
        return new AlgorithmAnswers().Exact("digits_msb_first", digits)
            .Close("conductance_siemens", digits.Select(digit => range.Conductance(digit, 1 << cellBits)));
    }

    private static AlgorithmAnswers Differential(AlgorithmExample example)
    {
        var pairs = example.Doubles("w").Select(weight => ConductanceEncoding.Differential(weight, Largest(example), Range(example))).ToArray();
        return new AlgorithmAnswers()
            .Close("g_plus", pairs.Select(pair => pair.Plus / Si.Micro)).Close("g_minus", pairs.Select(pair => pair.Minus / Si.Micro));
    }

    private static AlgorithmAnswers Pairs(AlgorithmExample example)
    {
        var (factors, range, largest) = (example.Doubles("f"), Range(example), Largest(example));
        var weights = example.Doubles("w").Select(weight => ConductanceEncoding.Pairs(weight, largest, factors, range)).ToArray();
        return new AlgorithmAnswers()
            .Close("scale_us", ConductanceEncoding.PairScale(largest, factors, range) / Si.Micro)
            .Close("g_us_rows_f1plus_f1minus_f2plus_f2minus", Enumerable.Range(0, factors.Length).SelectMany(pair => weights
                .Select(weight => weight[pair].Plus / Si.Micro).Concat(weights.Select(weight => weight[pair].Minus / Si.Micro))));
    }

    private static AlgorithmAnswers Slices(AlgorithmExample example)
    {
        var slicing = new WeightSlicing { WeightBits = example.Count("bits"), CellBits = example.Count("slice_bits") };
        var codes = example.Doubles("w").Select(code => (int)code).ToArray();
        var digits = codes.Select(code => example.Expects("sign") ? slicing.SignMagnitudeDigits(code).Digits : slicing.OffsetDigits(code)).ToArray();
        return new AlgorithmAnswers()
            .Exact("slices_lsb_first", Enumerable.Range(0, digits[0].Count).SelectMany(digit => digits.Select(of => of[digit])))
            .Exact("sign", codes.Select(code => slicing.SignMagnitudeDigits(code).Sign));
    }

    private static double Largest(AlgorithmExample example) => example.Doubles("w").Max(Math.Abs);

    private static ConductanceRange Range(AlgorithmExample example) => new()
    {
        Minimum = example.Number("g_min_us") * Si.Micro, Maximum = example.Number("g_max_us") * Si.Micro,
    };
}
