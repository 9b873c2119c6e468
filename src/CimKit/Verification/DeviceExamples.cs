using CimKit.Devices;
using CimKit.Devices.Fitting;
using CimKit.Foundation;

namespace CimKit.Verification;

/// <summary>Examples of pulse responses, their labels and fits.</summary>
internal static class DeviceExamples
{
    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["nl.closed_form"] = example => new AlgorithmAnswers().Close("nl", example.Doubles("a_normalised").Select(Nonlinearity.Label));
        catalog["nl_to_a"] = example => new AlgorithmAnswers()
            .Close("a_float32_path", Nonlinearity.TabulatedA(example.Number("nl"), isSingle: true))
            .Close("a_float64_path", Nonlinearity.TabulatedA(example.Number("nl"), isSingle: false));
        catalog["curve.v21"] = Curve;
        catalog["softbounds.identity"] = SoftBounds;
        catalog["device.mlp.ag_a_si"] = PulseTrain;
        catalog["device.mlp.pulse_count"] = PulseCount;
        catalog["update.physical"] = Update;
        catalog["update.v21.nan"] = Position;
        catalog["fit.synthetic"] = Fit;
    }

    private static AlgorithmAnswers Curve(AlgorithmExample example)
    {
        var branch = Branch(example, "nl");
        var limit = 1 - Math.Pow(2, 1 - example.Number("bits_w"));
        var weights = new List<double> { example.Number("w0") };
        for (var step = 0; step < 12; step++)
            weights.Add(Math.Clamp(branch.Step(weights[^1], example.Number("pulse")), -limit, limit));
        return new AlgorithmAnswers().Close("A", branch.A).Close("B", branch.B).Close("w", weights);
    }

    private static AlgorithmAnswers SoftBounds(AlgorithmExample example)
    {
        var (branch, weight, pulse) = (Branch(example, "nl"), example.Number("w"), example.Number("pulse"));
        return new AlgorithmAnswers()
            .Close("by_inverse", branch.At(branch.Position(weight) + pulse))
            .Close("by_recurrence", branch.Step(weight, pulse));
    }

    private static AlgorithmAnswers PulseTrain(AlgorithmExample example)
    {
        var curve = CurveOf(example, example.Number("g_min_s"), example.Number("g_max_s"), 0);
        var state = example.Number("g_start_s");
        var states = new List<double>();
        foreach (var pulses in example.Doubles("pulses"))
            states.Add(state = curve.Apply(state, (int)pulses));
        return new AlgorithmAnswers()
            .Close("A_ltp", curve.Potentiation.A).Close("B_ltp_s", curve.Potentiation.B)
            .Close("A_ltd", curve.Depression.A).Close("B_ltd_s", curve.Depression.B).Close("g_s", states);
    }

    private static AlgorithmAnswers PulseCount(AlgorithmExample example) => new AlgorithmAnswers().Exact("pulses",
        example.Doubles("delta_w").Zip(example.Doubles("levels"), (change, levels) => Linear((int)levels).PulsesFor(change / example.Number("w_range"))));

    // Weights of −1 to 1 stand one unit above conductances of 0 to 2.
    private static AlgorithmAnswers Update(AlgorithmExample example)
    {
        var curve = CurveOf(example, 0, 2, example.Number("c2c_sigma"));
        var cells = example.Doubles("w").Zip(example.Doubles("pulses"), example.Doubles("standard_normal")).ToArray();
        return new AlgorithmAnswers()
            .Close("w_noise_free", cells.Select(cell => curve.Apply(cell.First + 1, (int)cell.Second) - 1))
            .Close("w", cells.Select(cell => curve.Apply(cell.First + 1, (int)cell.Second, cell.Third) - 1));
    }

    private static AlgorithmAnswers Position(AlgorithmExample example)
    {
        var branch = Branch(example, "nl_ltp");
        return new AlgorithmAnswers().Close("pulse_position", example.Doubles("w").Select(branch.Position)).Close("limit_B_minus_1", branch.B - 1);
    }

    private static AlgorithmAnswers Fit(AlgorithmExample example)
    {
        const int pulses = 1_000_000;
        var numbers = example.Doubles("pulse_normalised").Select(position => (int)Math.Round(pulses * position));
        var fit = PulseFit.OneParameter(new PulseBranch(example.Id, PulseDirection.Potentiation, numbers, example.Doubles("g_normalised")));
        return new AlgorithmAnswers().Close("nl", fit.Label.Value).Close("a_normalised", fit.NormalizedA);
    }

    private static CurveBranch Branch(AlgorithmExample example, string label) => new()
    {
        A = Nonlinearity.TabulatedA(example.Number(label)) * example.Count("levels"), Minimum = -1, Maximum = 1, Pulses = example.Count("levels"),
    };

    private static UpdateCurve CurveOf(AlgorithmExample example, double minimum, double maximum, double sigma) => new()
    {
        Minimum = minimum,
        Maximum = maximum,
        PotentiationPulses = example.Count("levels_ltp"),
        DepressionPulses = example.Count("levels_ltd"),
        PotentiationNonlinearity = example.Number("nl_ltp"),
        DepressionNonlinearity = example.Number("nl_ltd"),
        CycleToCycleSigma = sigma,
        Fidelity = Fidelity.Reference,
    };

    private static UpdateCurve Linear(int levels) => new()
    {
        Minimum = 0, Maximum = 1, PotentiationPulses = levels, DepressionPulses = levels, PotentiationNonlinearity = 0, DepressionNonlinearity = 0,
    };
}
