using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Devices.Fitting;

/// <summary>Pulse trains as an instrument would have read them from a known device: to try a fit on before there are measurements.</summary>
/// <remarks>One pulse at a time, noise of every pulse inside the recursion; each reading with noise of its own. Source: first principles.</remarks>
/// <example><code>PulseFile.Write("my-device.csv", SyntheticPulses.Create(AgASi.Create().Curve!, trains: 3));</code></example>
public static class SyntheticPulses
{
    /// <summary>Trains from end to end, up and down in turn.</summary>
    /// <param name="curve">The device.</param>
    /// <param name="trains">Trains in each direction.</param>
    /// <param name="readSigma">Noise of a reading as a fraction of the range.</param>
    /// <param name="seed">Root of the noise.</param>
    /// <exception cref="InvalidDesignException">The curve cannot be used.</exception>
    public static IReadOnlyList<PulseBranch> Create(UpdateCurve curve, int trains = 1, [Unit("1")] double readSigma = 0.005, ulong seed = 1)
    {
        InvalidDesignException.ThrowIfAny(nameof(UpdateCurve), curve.Problems());
        Require.InRange(trains, 1, 1000, name: nameof(trains));
        Require.InRange(readSigma, 0, 1, name: nameof(readSigma));
        var streams = new SeedTree(seed)["pulses"];
        return Enumerable.Range(1, trains).SelectMany(train => new[]
        {
            Walk($"up {train}", PulseDirection.Potentiation, curve, readSigma, streams["up"][train].ToRandom()),
            Walk($"down {train}", PulseDirection.Depression, curve, readSigma, streams["down"][train].ToRandom()),
        }).ToArray();
    }

    private static PulseBranch Walk(string name, PulseDirection direction, UpdateCurve curve, double readSigma, Random random)
    {
        var isUp = direction == PulseDirection.Potentiation;
        var pulses = isUp ? curve.PotentiationPulses : curve.DepressionPulses;
        var readings = new double[pulses + 1];
        var conductance = isUp ? curve.Minimum : curve.Maximum;
        for (var pulse = 0; pulse <= pulses; pulse++)
        {
            if (pulse > 0)
                conductance = curve.Apply(conductance, isUp ? 1 : -1, Normal.Sample(random, 0, 1));
            readings[pulse] = Math.Max(0, conductance + readSigma * (curve.Maximum - curve.Minimum) * Normal.Sample(random, 0, 1));
        }
        return new(name, direction, Enumerable.Range(0, pulses + 1), readings);
    }
}
