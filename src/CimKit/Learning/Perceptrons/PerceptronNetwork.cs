using CimKit.Foundation;

namespace CimKit.Learning.Perceptrons;

/// <summary>Both layers and one step of learning.</summary>
internal sealed class PerceptronNetwork
{
    private const int Classes = 10;

    private readonly PerceptronOptions options;
    private readonly PerceptronCells first;
    private readonly PerceptronCells second;
    private readonly double[] hidden;
    private readonly double[] output = new double[Classes];
    private readonly double[] outputError = new double[Classes];
    private readonly int[] firing;

    public PerceptronNetwork(PerceptronOptions options, SeedTree seeds)
    {
        this.options = options;
        first = new(options, BinaryImages.Pixels, options.Hidden, seeds["first"]);
        second = new(options, options.Hidden, Classes, seeds["second"]);
        (hidden, firing) = (new double[options.Hidden], new int[options.Hidden]);
    }

    public UpdateCounts Pulses => first.Pulses + second.Pulses;

    /// <summary>Class of the largest output, the first of equal ones.</summary>
    public int Classify(ReadOnlySpan<int> active)
    {
        Forward(active);
        return output.IndexOf(output.Max());
    }

    public void Learn(ReadOnlySpan<int> active, int label)
    {
        Forward(active);
        for (var neuron = 0; neuron < Classes; neuron++)
            outputError[neuron] = -2 * output[neuron] * (1 - output[neuron]) * ((neuron == label ? 1 : 0) - output[neuron]);
        for (var neuron = 0; neuron < hidden.Length; neuron++)
            Correct(active, neuron);
    }

    /// <summary>Changes the weights to and from one hidden neuron; its error is of the weights before the change.</summary>
    private void Correct(ReadOnlySpan<int> active, int neuron)
    {
        var error = 0.0;
        for (var next = 0; next < Classes; next++)
            error += second.Weights[neuron * Classes + next] * outputError[next];
        for (var next = 0; next < Classes; next++)
            second.Change([neuron], next, -options.SecondRate * outputError[next] * hidden[neuron]);
        first.Change(active, neuron, -options.FirstRate * error * hidden[neuron] * (1 - hidden[neuron]));
    }

    private void Forward(ReadOnlySpan<int> active)
    {
        first.Sum(active, hidden);
        Sigmoid(hidden);
        if (options.Curve is null)
            second.Sum(hidden, output);
        else
            second.Sum(Firing(), output);
        Sigmoid(output);
    }

    /// <summary>Hidden neurons whose activation is 1 as one bit: what a row of an array can be given.</summary>
    private ReadOnlySpan<int> Firing()
    {
        var count = 0;
        for (var neuron = 0; neuron < hidden.Length; neuron++)
            if (hidden[neuron] >= 0.5)
                firing[count++] = neuron;
        return firing.AsSpan(0, count);
    }

    private static void Sigmoid(Span<double> values)
    {
        foreach (ref var value in values)
            value = 1 / (1 + Math.Exp(-value));
    }
}
