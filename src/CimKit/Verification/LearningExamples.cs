using CimKit.Devices.Presets;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Learning.Perceptrons;

namespace CimKit.Verification;

/// <summary>Examples of on-chip training: the published update, pulse trains, pulse counts.</summary>
internal static class LearningExamples
{
    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["update.v21.step"] = Step;
        catalog["pulse.management"] = Trains;
        catalog["mlp.forward"] = Column;
    }

    private static AlgorithmAnswers Column(AlgorithmExample example)
    {
        var conductances = example.Doubles("g_s");
        var options = new PerceptronOptions
        {
            Curve = IdealAnalog.Create().Curve! with { Minimum = example.Number("g_min_s"), Maximum = example.Number("g_max_s") },
            AccessResistance = example.Number("r_access_ohm"), ReadVoltage = example.Number("v_read"), AdcBits = example.Count("bits"),
            Fidelity = Fidelity.Reference,
        };
        var cells = new PerceptronCells(options, conductances.Count(), 1, new SeedTree(1));
        foreach (var (cell, conductance) in conductances.Index())
            cells.Set(cell, conductance);
        var active = example.Doubles("x").Index().Where(input => input.Item == 1).Select(input => input.Index).ToArray();
        var current = cells.ColumnCurrent(active, 0);
        return new AlgorithmAnswers()
            .Exact("digits", cells.Digits(current, active.Length))
            .Close("output", cells.Converted(current, active.Length))
            .Close("half_sum_of_weights", active.Sum(input => cells.Weights[input]) / 2);
    }

    private static AlgorithmAnswers Trains(AlgorithmExample example)
    {
        var (input, error) = (example.Number("x_absmax"), example.Number("d_absmax"));
        var plan = new PulseTrains { Longest = example.Count("bl_max") }.Plan(example.Number("lr"), input, error, example.Number("dw_min"));
        return new AlgorithmAnswers()
            .Close("k", plan.Wanted).Exact("BL", plan.Length)
            .Close("A_multiplies_d", plan.ErrorFactor).Close("B_multiplies_x", plan.InputFactor)
            .Close("p_x_at_max", Math.Min(1, plan.InputFactor * input)).Close("p_d_at_max", Math.Min(1, plan.ErrorFactor * error));
    }

    private static AlgorithmAnswers Step(AlgorithmExample example)
    {
        var update = new PublishedUpdate
        {
            Levels = example.Count("levels"),
            PotentiationNonlinearity = example.Number("nl_ltp"),
            DepressionNonlinearity = example.Number("nl_ltd"),
            CycleToCycleSigma = example.Number("c2c_sigma"),
            WeightBits = example.Count("bits_w"),
            GradientBits = example.Count("bits_g"),
            GradientScale = example.Number("grad_scale"),
        };
        var (weights, velocity) = (Singles(example, "w"), Singles(example, "velocity"));
        var shift = PublishedUpdate.Shift(velocity);
        var steps = new float[weights.Length];
        update.Steps(weights, velocity, Singles(example, "uniform"), steps);
        var pulses = velocity.Select(update.SignedPulses).ToArray();
        var onCurve = weights.Zip(pulses, (weight, number) => update.OnCurve(weight, number)).ToArray();
        var moved = weights.ToArray();
        update.Apply(moved, steps, Singles(example, "standard_normal"));
        return new AlgorithmAnswers()
            .Close("shift", shift)
            .Exact("pulses_signed_gradient", pulses.Select(number => (int)number))
            .Close("pulse_position", weights.Zip(pulses, (weight, number) => (double)update.Position(weight, number)))
            .Close("w_after_device_curve", onCurve)
            .Close("device_delta", weights.Zip(onCurve, (weight, value) => (double)(weight - Math.Clamp(value, -update.Limit, update.Limit))))
            .Close("applied_gradient", steps)
            .Close("w_after_sgd", weights.Zip(steps, (weight, value) => (double)(weight - value)))
            .Close("w_after_c2c_and_clip", moved)
            .Close("velocity_left_in_state", velocity);
    }

    private static float[] Singles(AlgorithmExample example, string name) => example.Doubles(name).Select(value => (float)value).ToArray();
}
