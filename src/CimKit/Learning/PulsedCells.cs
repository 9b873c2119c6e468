using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Learning;

/// <summary>Steps and bounds of an array's devices: one set of numbers if all are alike, else one per device.</summary>
internal sealed class PulsedCells
{
    private static readonly int Width = Vector512<float>.Count;

    // Arrays are longer than needed, so that the last cells can be read as part of a whole vector.
    private PulsedCells(int devices)
    {
        AreAlike = devices == 1;
        (UpStep, DownStep, Low, High) = (Room(devices), Room(devices), Room(devices), Room(devices));
        (UpSlope, DownSlope) = (Room(devices), Room(devices));
    }

    public float[] UpStep { get; }

    public float[] DownStep { get; }

    public float[] Low { get; }

    public float[] High { get; }

    /// <summary>Part of the step that is lost per unit of weight, of linear steps.</summary>
    public float[] UpSlope { get; }

    public float[] DownSlope { get; }

    /// <summary>Weight that is subtracted when the array is read; empty if none is.</summary>
    public float[] Reference { get; private set; } = [];

    /// <summary>Part of the distance to rest that is left after a mini-batch; empty if nothing leaks.</summary>
    public float[] Kept { get; private set; } = [];

    /// <summary>True for one set of numbers, that of all cells.</summary>
    public bool AreAlike { get; }

    /// <summary>True if no step depends on the weight.</summary>
    public bool AreConstant { get; private set; }

    /// <summary>Numbers of 16 cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> At(float[] numbers, int place) => AreAlike
        ? Vector512.Create(numbers[0])
        : Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)place);

    public static PulsedCells Draw(PulsedResponse response, int count, SeedTree seeds, double? referenceError = null)
    {
        if (referenceError is not null && !HasSymmetryPoint(response))
            throw new NotSupportedException($"response must have constant, linear or soft-bounds steps for a reference; got {response.GetType().Name}.");
        var slopeSpread = (response as LinearStep)?.SlopeSpread ?? 0;
        referenceError ??= (response as SoftBounds)?.ReferenceError;
        var isAlike = response is { StepSpread: 0, MaximumSpread: 0, MinimumSpread: 0, UpDownSpread: 0, CorruptPart: 0 }
            && (response.Lifetime is null || response.LifetimeSpread == 0) && slopeSpread == 0 && referenceError is null;
        var devices = isAlike ? 1 : count;
        var cells = new PulsedCells(devices) { AreConstant = response is ConstantStep };
        double[] Normals(string name, double sigma)
        {
            var numbers = new double[sigma > 0 ? devices : 0];
            Normal.Samples(seeds[name].ToRandom(), numbers, 0, 1);
            return numbers;
        }
        var (size, bias) = (Normals("step", response.StepSpread), Normals("asymmetry", response.UpDownSpread));
        var (high, low) = (Normals("maximum", response.MaximumSpread), Normals("minimum", response.MinimumSpread));
        var (up, down) = (Normals("slope up", slopeSpread), Normals("slope down", slopeSpread));
        static double At(double[] numbers, int device) => numbers.Length == 0 ? 0 : numbers[device];
        for (var device = 0; device < devices; device++)
        {
            cells.SetStep(device, response, At(size, device), response.UpDownBias + response.UpDownSpread * At(bias, device));
            cells.High[device] = (float)Math.Max(0, response.Maximum * (1 + response.MaximumSpread * At(high, device)));
            cells.Low[device] = (float)Math.Min(0, response.Minimum * (1 + response.MinimumSpread * At(low, device)));
            cells.SetSlopes(device, response, slopeSpread * At(up, device), slopeSpread * At(down, device));
        }
        if (response.CorruptPart > 0)
            cells.Corrupt(response, devices, seeds["corrupt"].ToRandom());
        if (response.Lifetime is { } lifetime)
            cells.SetKept(lifetime, Normals("lifetime", response.LifetimeSpread), response.LifetimeSpread, devices);
        if (referenceError is { } error)
            cells.SetReference(error, Normals("reference", 1));
        return cells;
    }

    /// <summary>True if the weight at which steps up and down are equal has a closed form.</summary>
    public static bool HasSymmetryPoint(PulsedResponse response) => response is ConstantStep or LinearStep or SoftBounds;

    private static float[] Room(int devices) => new float[devices + Width];

    private void Corrupt(PulsedResponse response, int devices, Random random)
    {
        for (var device = 0; device < devices; device++)
        {
            // Two numbers for every device, so that another part of bad ones does not move the rest.
            var (isCorrupt, place) = (random.NextDouble() < response.CorruptPart, random.NextDouble() * 2 - 1);
            if (isCorrupt)
                Low[device] = High[device] = (float)(place * response.CorruptReach);
        }
    }

    private void SetKept(double lifetime, double[] normals, double spread, int devices)
    {
        Kept = Room(devices);
        for (var device = 0; device < devices; device++)
            Kept[device] = (float)(1 - 1 / Math.Max(1, lifetime * (1 + (normals.Length == 0 ? 0 : spread * normals[device]))));
    }

    private void SetStep(int device, PulsedResponse response, double normal, double bias)
    {
        var size = 1 + response.StepSpread * normal;
        if (response is SoftBounds { HasLogNormalSteps: true })
        {
            var variance = Math.Log(1 + response.StepSpread * response.StepSpread);
            size = Math.Exp(Math.Sqrt(variance) * normal - variance / 2);
        }
        UpStep[device] = (float)Math.Max(0, response.Step * (size + bias));
        DownStep[device] = (float)Math.Max(0, response.Step * (size - bias));
    }

    private void SetSlopes(int device, PulsedResponse response, double up, double down)
    {
        var (slopeUp, slopeDown) = response switch
        {
            LinearStep linear => (Math.Abs(linear.SlopeUp + up), Math.Abs(linear.SlopeDown + down)),
            SoftBounds => (1.0, 1.0),
            _ => (0.0, 0.0),
        };
        UpSlope[device] = High[device] == 0 ? 0 : (float)(slopeUp / High[device]);
        DownSlope[device] = Low[device] == 0 ? 0 : (float)(slopeDown / Low[device]);
    }

    /// <summary>The symmetry point of each device, (s⁺ − s⁻)/(s⁺/w_max − s⁻/w_min), with the stated error.</summary>
    private void SetReference(double error, double[] normals)
    {
        Reference = new float[normals.Length];
        for (var device = 0; device < Reference.Length; device++)
        {
            var slope = UpStep[device] * UpSlope[device] - DownStep[device] * DownSlope[device];
            Reference[device] = (float)((slope == 0 ? 0 : (UpStep[device] - DownStep[device]) / slope) + error * normals[device]);
        }
    }
}
