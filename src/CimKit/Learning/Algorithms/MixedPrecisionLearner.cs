using System.Numerics.Tensors;

namespace CimKit.Learning.Algorithms;

/// <summary>An array and the digital memory of what it has not been sent yet.</summary>
internal sealed class MixedPrecisionLearner(PulsedArray weights, float granularity) : IArrayLearner
{
    private readonly float[] pending = new float[weights.Count];
    private readonly int[] numbers = new int[weights.Count];

    public int Outputs => weights.Outputs;

    public int Inputs => weights.Inputs;

    public void Program(ReadOnlySpan<float> target) => weights.Program(target);

    public void Read(Span<float> target) => weights.Read(target);

    public UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, double rate, long step, int threads = 1)
    {
        var products = ProductSpans.Count(this, inputs, errors);
        for (var row = 0; row < Outputs; row++)
        {
            var target = pending.AsSpan(row * Inputs, Inputs);
            for (var product = 0; product < products; product++)
                if (errors[product * Outputs + row] is var error && error != 0)
                    TensorPrimitives.MultiplyAdd(inputs.Slice(product * Inputs, Inputs), (float)(-rate * error), target, target);
        }
        for (var place = 0; place < numbers.Length; place++)
        {
            numbers[place] = (int)(pending[place] / granularity);
            pending[place] -= numbers[place] * granularity;
        }
        return weights.Send(numbers, step);
    }

    public void Relax(long step) => weights.Relax(step);

    public IEnumerable<KeyValuePair<string, float[]>> State() => [.. weights.Stored("C"), new("chi", pending)];
}
