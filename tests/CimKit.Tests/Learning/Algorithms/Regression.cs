using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning.Algorithms;
using MathNet.Numerics.Distributions;

namespace CimKit.Tests.Learning.Algorithms;

/// <summary>The linear regression by which the reference text compares algorithms: 10 inputs, 5 outputs, a teacher with weights up to ±0.6.</summary>
internal static class Regression
{
    private const int Inputs = 10;
    private const int Outputs = 5;
    private const int Samples = 6000;

    /// <summary>Devices of the text; it leaves their bounds open.</summary>
    public static SoftBounds Devices { get; } = new()
    {
        Step = 0.005, Maximum = 0.75, Minimum = -0.75, StepSpread = 0.3, StepNoise = 0.3, MaximumSpread = 0.3, MinimumSpread = 0.3, UpDownSpread = 0.3,
    };

    /// <summary>Root mean square of the weight errors at the end.</summary>
    public static double Error(ArrayAlgorithm algorithm, double rate, ulong seed)
    {
        var seeds = new SeedTree(seed);
        var random = seeds["data"].ToRandom();
        var teacher = Numbers(Inputs * Outputs, 0.6, random);
        var learner = algorithm.Create(Devices, Outputs, Inputs, seeds["array"]);
        var weights = new float[teacher.Length];
        var errors = new float[Outputs];
        for (var sample = 0; sample < Samples; sample++)
        {
            var inputs = Numbers(Inputs, 1, random);
            learner.Read(weights);
            for (var row = 0; row < Outputs; row++)
            {
                var noise = Normal.Sample(random, 0, 0.05);
                errors[row] = (float)(inputs.Select((x, column) => (weights[row * Inputs + column] - teacher[row * Inputs + column]) * x).Sum() - noise);
            }
            learner.Update(inputs, errors, rate, sample);
        }
        learner.Read(weights);
        return Math.Sqrt(weights.Zip(teacher, (weight, target) => Math.Pow(weight - target, 2)).Average());
    }

    private static float[] Numbers(int count, double reach, Random random) =>
        Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2 - 1) * reach)).ToArray();
}
