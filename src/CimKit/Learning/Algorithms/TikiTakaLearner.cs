using System.Numerics.Tensors;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>A fast and a slow array, and the buffer between them.</summary>
internal sealed class TikiTakaLearner : IArrayLearner
{
    private readonly TikiTaka algorithm;
    private readonly PulsedArray fast;
    private readonly PulsedArray slow;
    private readonly Philox philox;
    private readonly float[] buffer;
    private readonly float[] column;
    private readonly float[] noise;
    private readonly int[] numbers;
    private readonly float[] unit;
    private readonly float[] fastWeights;

    public TikiTakaLearner(TikiTaka algorithm, PulsedArray fast, PulsedArray slow, Philox philox)
    {
        (this.algorithm, this.fast, this.slow, this.philox) = (algorithm, fast, slow, philox);
        buffer = new float[algorithm.Transfer == Transfer.Buffered ? slow.Count : 0];
        (column, noise, numbers) = (new float[slow.Outputs], new float[slow.Outputs], new int[slow.Outputs]);
        (unit, fastWeights) = (new float[slow.Inputs], new float[algorithm.FastPart > 0 ? slow.Count : 0]);
        fast.Program(new float[fast.Count]);
    }

    public int Outputs => slow.Outputs;

    public int Inputs => slow.Inputs;

    public void Program(ReadOnlySpan<float> target) => slow.Program(target);

    public void Read(Span<float> target)
    {
        slow.Read(target);
        if (fastWeights.Length == 0)
            return;
        fast.Read(fastWeights);
        TensorPrimitives.MultiplyAdd(fastWeights, (float)algorithm.FastPart, target, target);
    }

    public UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, double rate, long step, int threads = 1)
    {
        var products = ProductSpans.Count(this, inputs, errors);
        var counts = default(UpdateCounts);
        for (var product = 0; product < products;)
        {
            // A number of a product says whether a column follows, and which: nothing to remember from call to call.
            var some = (int)Math.Min(products - product, algorithm.TransferEvery - (step + product) % algorithm.TransferEvery);
            var (x, d) = (product * Inputs, product * Outputs);
            counts += fast.Update(inputs.Slice(x, some * Inputs), errors.Slice(d, some * Outputs), rate, step + product, threads);
            product += some;
            if ((step + product) % algorithm.TransferEvery == 0)
                counts += Carry((int)(((step + product) / algorithm.TransferEvery - 1) % Inputs), step + product);
        }
        return counts;
    }

    public void Relax(long step)
    {
        fast.Relax(step);
        slow.Relax(step);
    }

    public IEnumerable<KeyValuePair<string, float[]>> State() => [.. fast.Stored("A"), .. slow.Stored("C"), new("H", buffer)];

    private UpdateCounts Carry(int from, long step)
    {
        fast.ReadColumn(from, column);
        if (algorithm.ReadNoise > 0)
        {
            philox.FillNormal(noise, 0, step);
            TensorPrimitives.MultiplyAdd(noise, (float)algorithm.ReadNoise, column, column);
        }
        return algorithm.Transfer == Transfer.Pulsed ? CarryByTrains(from, step) : CarryByBuffer(from, step);
    }

    private UpdateCounts CarryByTrains(int from, long step)
    {
        TensorPrimitives.Negate(column, column);
        unit[from] = 1;
        var counts = slow.Update(unit, column, algorithm.TransferRate, step);
        unit[from] = 0;
        return counts;
    }

    private UpdateCounts CarryByBuffer(int from, long step)
    {
        for (var row = 0; row < Outputs; row++)
        {
            ref var held = ref buffer[row * Inputs + from];
            held += (float)algorithm.TransferRate * column[row];
            numbers[row] = Math.Clamp((int)held, -algorithm.MostPulses, algorithm.MostPulses);
            if (numbers[row] != 0)
                held = algorithm.Forget is { } part ? (float)part * held : held - numbers[row];
        }
        return slow.SendColumn(from, numbers, step);
    }
}
