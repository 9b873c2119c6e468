using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Tests.Golden;
using Xunit;

namespace CimKit.Tests.Devices;

public class DeviceCheckValues
{
    [Fact, CheckFunction("nl.closed_form")]
    public void Label_ClosedForm_EqualsCheckValues() => Assert.All(CheckValues.Of("nl.closed_form"), example =>
        example.AssertClose("nl", example.Doubles("a_normalised").Select(Nonlinearity.Label)));

    [Fact, CheckFunction("nl_to_a")]
    public void TabulatedA_BothPrecisions_EqualsCheckValues() => Assert.All(CheckValues.Of("nl_to_a"), example =>
    {
        example.AssertClose("a_float32_path", [Nonlinearity.TabulatedA(example.Number("nl"), isSingle: true)]);
        example.AssertClose("a_float64_path", [Nonlinearity.TabulatedA(example.Number("nl"), isSingle: false)]);
    });

    [Fact, CheckFunction("curve.v21")]
    public void Step_WeightUnits_EqualsCheckValues() => Assert.All(CheckValues.Of("curve.v21"), example =>
    {
        var branch = WeightBranch(example.Number("nl"), (int)example.Number("levels"));
        var limit = 1 - Math.Pow(2, 1 - example.Number("bits_w"));
        var weights = new List<double> { example.Number("w0") };
        for (var step = 0; step < 12; step++)
            weights.Add(Math.Clamp(branch.Step(weights[^1], example.Number("pulse")), -limit, limit));
        example.AssertClose("A", [branch.A]);
        example.AssertClose("B", [branch.B]);
        example.AssertClose("w", weights);
    });

    [Fact, CheckFunction("softbounds.identity")]
    public void Step_ByPositionAndByRecurrence_EqualsCheckValues() => Assert.All(CheckValues.Of("softbounds.identity"), example =>
    {
        var branch = WeightBranch(example.Number("nl"), (int)example.Number("levels"));
        var (weight, pulse) = (example.Number("w"), example.Number("pulse"));
        example.AssertClose("by_inverse", [branch.At(branch.Position(weight) + pulse)]);
        example.AssertClose("by_recurrence", [branch.Step(weight, pulse)]);
    });

    [Fact, CheckFunction("device.mlp.ag_a_si")]
    public void Apply_PulseTrain_EqualsCheckValues() => Assert.All(CheckValues.Of("device.mlp.ag_a_si"), example =>
    {
        var curve = new UpdateCurve
        {
            Minimum = example.Number("g_min_s"),
            Maximum = example.Number("g_max_s"),
            PotentiationPulses = (int)example.Number("levels_ltp"),
            DepressionPulses = (int)example.Number("levels_ltd"),
            PotentiationNonlinearity = example.Number("nl_ltp"),
            DepressionNonlinearity = example.Number("nl_ltd"),
            Fidelity = Fidelity.Reference,
        };
        var states = new List<double> { example.Number("g_start_s") };
        foreach (var pulses in example.Doubles("pulses"))
            states.Add(curve.Apply(states[^1], (int)pulses));
        example.AssertClose("A_ltp", [curve.Potentiation.A]);
        example.AssertClose("B_ltp_s", [curve.Potentiation.B]);
        example.AssertClose("A_ltd", [curve.Depression.A]);
        example.AssertClose("B_ltd_s", [curve.Depression.B]);
        example.AssertClose("g_s", states.Skip(1));
    });

    private static CurveBranch WeightBranch(double label, int levels) => new()
    {
        A = Nonlinearity.TabulatedA(label) * levels, Minimum = -1, Maximum = 1, Pulses = levels,
    };
}
