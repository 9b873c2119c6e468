using System.Diagnostics;
using CimKit.Devices.Presets;
using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning;

namespace CimKit.Benchmarks.Learning;

/// <summary>Processor time of weight updates on devices, one thread, and memory after many of them.</summary>
internal static class UpdateMeasurement
{
    private const int Batch = 10;
    private static readonly (int Outputs, int Inputs)[] Mlp = [(256, 784), (128, 256), (10, 128)];
    private static readonly (int Outputs, int Inputs)[] Vgg8 =
        [(128, 27), (128, 1152), (256, 1152), (256, 2304), (512, 2304), (512, 4608), (1024, 8192), (10, 1024)];

    /// <summary>The default of the peer that is compared with: step 0.001, every spread 0.3.</summary>
    private static readonly SoftBounds Soft = new()
    {
        Step = 0.001, Maximum = 0.6, Minimum = -0.6, StepSpread = 0.3, StepNoise = 0.3, MaximumSpread = 0.3, MinimumSpread = 0.3, UpDownSpread = 0.01,
    };

    public static void Run(TextWriter output)
    {
        foreach (var (name, response) in new (string, PulsedResponse)[]
        {
            ("constant step", GokmenVlasov.Create().Response!),
            ("soft bounds, all spreads 0.3", Soft),
            ("soft bounds, noise of 3.75 steps", GongReRamSoftBounds.Create().Response!),
            ("exponential step", GongReRamExponential.Create().Response!),
        })
        {
            Report(output, $"MLP, batch 10, pulse trains, {name}", 100, Trains(Mlp, response));
            Report(output, $"MLP, batch 10, pulse trains, {name}, two threads", 100, Trains(Mlp, response, threads: 2));
            Report(output, $"MLP, batch 10, pulse trains, {name}, image by image", 100, Trains(Mlp, response, together: 1));
            Report(output, $"MLP, batch 10, pulse trains, {name}, weights at their bounds", 100, Trains(Mlp, response, batches: 1));
        }
        Report(output, "MLP, one update of a batch, physical curve", 100, Curves(Mlp, new CurveUpdate { Curve = AgASi.Create().Curve! }));
        Report(output, "MLP, one update of a batch, devices that differ", 100,
            Curves(Mlp, new CurveUpdate { Curve = AgASi.Create().Curve!, Spread = new() { Nonlinearity = 0.3 } }));
        Report(output, "VGG-8, one update of a batch, physical curve", 5, Curves(Vgg8, new CurveUpdate { Curve = AgASi.Create().Curve! }));
        Report(output, "VGG-8, one update of a batch, devices that differ", 5,
            Curves(Vgg8, new CurveUpdate { Curve = AgASi.Create().Curve!, Spread = new() { Nonlinearity = 0.3 } }));
        var step = Trains(Mlp, GokmenVlasov.Create().Response!);
        for (var number = 0; number < 100; number++)
            step(number);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 100; number < 1100; number++)
            step(number);
        output.WriteLine($"Growth of managed memory over 1,000 steps: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0:F1} KiB");
    }

    private static void Report(TextWriter output, string name, int steps, Action<long> step)
    {
        var start = Milliseconds();
        step(0);
        var first = Milliseconds() - start;
        var times = new double[5];
        for (var round = 0; round < times.Length; round++)
        {
            start = Milliseconds();
            for (var number = 0; number < steps; number++)
                step(1 + round * steps + number);
            times[round] = (Milliseconds() - start) / steps;
        }
        output.WriteLine($"{name}: {times.Order().ElementAt(times.Length / 2):F2} ms of processor a step (first step with set-up {first:F0} ms); "
            + $"peak memory so far {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB");
    }

    /// <summary>Ten products a step: errors of mean 0, inputs of which half are 0, as after a rectifier.</summary>
    /// <param name="layers">Sizes.</param>
    /// <param name="response">Devices.</param>
    /// <param name="batches">Different batches; one alone drives every weight to a bound.</param>
    /// <param name="together">Products of one call.</param>
    /// <param name="threads">Threads.</param>
    private static Action<long> Trains(
        (int Outputs, int Inputs)[] layers, PulsedResponse response, int batches = 64, int together = Batch, int threads = 1)
    {
        var seeds = new SeedTree(1);
        var random = seeds["numbers"].ToRandom();
        var arrays = layers.Select((layer, number) => new PulsedArray(response, layer.Outputs, layer.Inputs, seeds[number])).ToArray();
        float[] Numbers(int count, Func<float> draw) => Enumerable.Range(0, count).Select(_ => draw()).ToArray();
        var vectors = layers.Select(layer => Enumerable.Range(0, batches).Select(_ => (
            Inputs: Numbers(Batch * layer.Inputs, () => Math.Max(0, random.NextSingle() * 2 - 1)),
            Errors: Numbers(Batch * layer.Outputs, () => (random.NextSingle() - 0.5f) * 0.1f))).ToArray()).ToArray();
        return step =>
        {
            for (var layer = 0; layer < arrays.Length; layer++)
            {
                var (inputs, errors) = vectors[layer][step % batches];
                var (columns, rows) = (together * layers[layer].Inputs, together * layers[layer].Outputs);
                for (var part = 0; part < Batch / together; part++)
                    arrays[layer].Update(inputs.AsSpan(part * columns, columns), errors.AsSpan(part * rows, rows), 0.1, step * Batch + part, threads);
            }
        };
    }

    /// <summary>One update a step; wanted changes like those of a normalised gradient: most ask for a small part of a pulse.</summary>
    private static Action<long> Curves((int Outputs, int Inputs)[] layers, CurveUpdate update)
    {
        var random = new SeedTree(1)["numbers"].ToRandom();
        CurveArray[]? arrays = null;
        var weights = layers.Select(layer => new float[layer.Outputs * layer.Inputs]).ToArray();
        var changes = weights.Select(layer => layer.Select(_ => (float)Math.Pow(random.NextSingle() * 2 - 1, 3) / 16).ToArray()).ToArray();
        return step =>
        {
            arrays ??= weights.Select((layer, number) => new CurveArray(update, layer.Length, new SeedTree(2)[number])).ToArray();
            for (var layer = 0; layer < arrays.Length; layer++)
                arrays[layer].Update(weights[layer], changes[layer], step);
        };
    }

    private static double Milliseconds()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMilliseconds;
    }
}
