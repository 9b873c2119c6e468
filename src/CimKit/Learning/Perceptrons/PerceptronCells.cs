using System.Numerics.Tensors;
using CimKit.Devices;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Learning.Perceptrons;

/// <summary>One layer of a perceptron: its weights as numbers, or as cells with an access resistance. Shape [input][output].</summary>
internal sealed class PerceptronCells
{
    private readonly PerceptronOptions options;
    private readonly UpdateCurve? curve;
    private readonly CurveBranches[] devices;
    private readonly Random noise;
    private readonly double[] conductances;
    private readonly double[] currents;
    private readonly double[] sums;
    private readonly double highest;
    private readonly double lowest;

    public PerceptronCells(PerceptronOptions options, int inputs, int outputs, SeedTree seeds)
    {
        (this.options, curve, Inputs, Outputs) = (options, options.Curve, inputs, outputs);
        noise = seeds["noise"].ToRandom();
        Weights = new double[inputs * outputs];
        (conductances, currents, sums) = (new double[Weights.Length], new double[Weights.Length], new double[outputs]);
        devices = curve is null ? []
            : options.Spread is { Nonlinearity: 0, Maximum: 0, Minimum: 0 } ? [new(curve)]
            : Draw(curve, seeds["devices"].ToRandom());
        if (curve is not null)
            (highest, lowest) = (Current(curve.Maximum), Current(curve.Minimum));
        var start = seeds["weights"].ToRandom();
        for (var cell = 0; cell < Weights.Length; cell++)
            Start(cell, (start.Next(7) - 3) / 3.0);
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Weights of −1 to 1.</summary>
    public double[] Weights { get; }

    public UpdateCounts Pulses { get; private set; }

    private double SlopeFactor => options.Fidelity == Fidelity.Reference ? 1 : 2;

    /// <summary>Sums of the outputs for inputs of one bit each.</summary>
    /// <param name="active">Inputs that are 1.</param>
    /// <param name="target">One per output.</param>
    public void Sum(ReadOnlySpan<int> active, Span<double> target)
    {
        var source = curve is null ? Weights : currents;
        sums.AsSpan().Clear();
        foreach (var input in active)
            TensorPrimitives.Add(sums, source.AsSpan(input * Outputs, Outputs), sums);
        for (var output = 0; output < Outputs; output++)
            target[output] = curve is null ? sums[output] : SlopeFactor * Converted(sums[output], active.Length);
    }

    /// <summary>Sums of the outputs for inputs that are numbers; software only.</summary>
    /// <param name="inputs">One per input.</param>
    /// <param name="target">One per output.</param>
    public void Sum(ReadOnlySpan<double> inputs, Span<double> target)
    {
        target.Clear();
        for (var input = 0; input < Inputs; input++)
            TensorPrimitives.MultiplyAdd(Weights.AsSpan(input * Outputs, Outputs), inputs[input], target, target);
    }

    /// <summary>Asks for the same change of the weights of some inputs to one output.</summary>
    public void Change(ReadOnlySpan<int> inputs, int output, double change)
    {
        if (curve is null)
        {
            foreach (var input in inputs)
                Weights[input * Outputs + output] = Math.Clamp(Weights[input * Outputs + output] + change, -1, 1);
            return;
        }
        var pulses = curve.PulsesFor(Math.Clamp(change / 2, -1, 1));
        if (pulses == 0)
            return;
        foreach (var input in inputs)
            Send(input * Outputs + output, pulses);
        Pulses += new UpdateCounts(inputs.Length, inputs.Length * Math.Max(0, pulses), inputs.Length * Math.Max(0, -pulses));
    }

    private void Send(int cell, int pulses)
    {
        ref readonly var device = ref devices[devices.Length == 1 ? 0 : cell];
        Set(cell, device.Apply(conductances[cell], pulses, curve!.CycleToCycleSigma > 0 ? Normal.Sample(noise, 0, 1) : 0));
    }

    /// <summary>Column minus reference, each through a converter over everything the column could carry, in weights: half the weighted sum.</summary>
    internal double Converted(double sum, int active)
    {
        var digits = Digits(sum, active);
        return digits / (double)((1 << options.AdcBits) - 1) * Inputs;
    }

    /// <summary>Code of the column minus code of the reference.</summary>
    internal int Digits(double sum, int active)
    {
        var (codes, full) = ((1 << options.AdcBits) - 1, Inputs * (highest - lowest));
        return (int)(codes * sum / full) - (int)(codes * (active * (highest + lowest) / 2) / full);
    }

    /// <summary>Brings a cell to a conductance.</summary>
    internal void Set(int cell, double conductance)
    {
        conductances[cell] = conductance;
        currents[cell] = Math.Clamp(Current(conductance), lowest, highest);
        Weights[cell] = 2 * (currents[cell] - lowest) / (highest - lowest) - 1;
    }

    /// <summary>Sum of the currents of active inputs into one output.</summary>
    internal double ColumnCurrent(ReadOnlySpan<int> active, int output)
    {
        var sum = 0.0;
        foreach (var input in active)
            sum += currents[input * Outputs + output];
        return sum;
    }

    private void Start(int cell, double weight)
    {
        if (curve is null)
        {
            Weights[cell] = weight;
            return;
        }
        var above = (weight + 1) / 2 * (curve.Maximum - curve.Minimum);
        Set(cell, options.Fidelity == Fidelity.Reference ? above : curve.Minimum + above);
    }

    private double Current(double conductance) =>
        conductance == 0 ? 0 : options.ReadVoltage / (1 / conductance + options.Access);

    private CurveBranches[] Draw(UpdateCurve nominal, Random random) => Enumerable.Range(0, Weights.Length).Select(_ => new CurveBranches(options.Spread.Device(
        nominal, Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1)))).ToArray();
}
