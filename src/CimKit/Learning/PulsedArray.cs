using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>A weight matrix on devices that answer to single pulses; products of errors and inputs change it where pulses on rows and columns coincide.</summary>
/// <remarks>
/// <see cref="PulsedResponse"/> says what one device does with one pulse; this does it to all of them, in float32. Random numbers
/// come from counters by step and weight. Source: [Gokmen2016], [Rasch2021].
/// </remarks>
/// <example><code>
/// var array = new PulsedArray(GokmenVlasov.Create().Response!, outputs: 10, inputs: 128, new SeedTree(1)["fc3"]);
/// array.Update(input, error, rate: 0.01, step: 1);
/// </code></example>
public sealed class PulsedArray
{
    private const int Room = 512;
    private const uint Columns = 1;
    private const uint Lines = 1 << 8;
    private static readonly int Width = Vector512<float>.Count;

    private readonly PulsedCells cells;
    private readonly IPulseSender sender;
    private readonly TrainMasks masks;
    private readonly float[] weights;
    private readonly uint[] rowMasks;
    private readonly uint[] columnMasks;
    private readonly uint[] packedMasks;
    private readonly int[] packedColumns;
    private readonly int[] places = new int[Room];
    private readonly int[] pulses = new int[Room];

    /// <summary>Draws the devices; weights begin at 0.</summary>
    /// <param name="response">The mean device and how devices differ.</param>
    /// <param name="outputs">Rows.</param>
    /// <param name="inputs">Columns.</param>
    /// <param name="seeds">Node of this matrix.</param>
    /// <param name="trains">How products become pulses.</param>
    public PulsedArray(PulsedResponse response, int outputs, int inputs, SeedTree seeds, PulseTrains? trains = null)
    {
        (Response, Outputs, Inputs) = (response, Require.Positive(outputs), Require.Positive(inputs));
        Trains = trains ?? new();
        weights = new float[checked(outputs * inputs)];
        cells = PulsedCells.Draw(response, weights.Length, seeds["devices"]);
        var philox = new Philox(seeds["pulses"].Seed);
        sender = Sender(response, cells, philox);
        masks = new(philox);
        (rowMasks, columnMasks) = (new uint[Padded(outputs)], new uint[Padded(inputs)]);
        (packedMasks, packedColumns) = (new uint[Padded(inputs)], new int[Padded(inputs)]);
    }

    /// <summary>The mean device.</summary>
    public PulsedResponse Response { get; }

    /// <summary>Rows.</summary>
    public int Outputs { get; }

    /// <summary>Columns.</summary>
    public int Inputs { get; }

    /// <summary>How products become pulses.</summary>
    public PulseTrains Trains { get; }

    /// <summary>States of the devices, shape [outputs, inputs]; without the reference that is subtracted when they are read.</summary>
    public ReadOnlySpan<float> States => weights;

    /// <summary>Brings every device to a weight, as near as its bounds allow.</summary>
    /// <param name="target">Shape [outputs, inputs].</param>
    public void Program(ReadOnlySpan<float> target)
    {
        Check(target.Length, weights.Length, nameof(target));
        for (var i = 0; i < weights.Length; i++)
        {
            var device = cells.AreAlike ? 0 : i;
            var wanted = target[i] + (cells.Reference.Length == 0 ? 0 : cells.Reference[i]);
            weights[i] = Math.Clamp(wanted, cells.Low[device], cells.High[device]);
        }
    }

    /// <summary>The weights as the array computes with them.</summary>
    /// <param name="target">Filled; shape [outputs, inputs].</param>
    public void Read(Span<float> target)
    {
        Check(target.Length, weights.Length, nameof(target));
        weights.CopyTo(target);
        for (var i = 0; i < cells.Reference.Length; i++)
            target[i] -= cells.Reference[i];
    }

    /// <summary>Adds −λ·d·xᵀ in the mean, by trains of random pulses.</summary>
    /// <param name="inputs">x, one per column.</param>
    /// <param name="errors">d, one per row.</param>
    /// <param name="rate">λ, 0 or greater.</param>
    /// <param name="step">Number of the product; the same number draws the same pulses.</param>
    public UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, [Unit("1")] double rate, long step)
    {
        Check(inputs.Length, Inputs, nameof(inputs));
        Check(errors.Length, Outputs, nameof(errors));
        var (largestInput, largestError) = (Largest(inputs), Largest(errors));
        if (rate == 0 || largestInput == 0 || largestError == 0)
            return default;
        var plan = Trains.Plan(rate, largestInput, largestError, Response.Step);
        masks.Draw(inputs, (float)plan.InputFactor, plan.Length, Columns, step, columnMasks);
        masks.Draw(errors, (float)plan.ErrorFactor, plan.Length, Lines, step, rowMasks);
        var columns = Pack(inputs);
        var list = new PulseList(this, step);
        for (var row = 0; row < Outputs; row++)
            if (rowMasks[row] != 0)
                Coincide(row, errors[row] > 0, inputs, columns, ref list);
        return list.Flush();
    }

    /// <summary>Sends given numbers of pulses.</summary>
    /// <param name="numbers">Shape [outputs, inputs]; up is positive.</param>
    /// <param name="step">Number of the update.</param>
    public UpdateCounts Send(ReadOnlySpan<int> numbers, long step)
    {
        Check(numbers.Length, weights.Length, nameof(numbers));
        var list = new PulseList(this, step);
        for (var place = 0; place < numbers.Length; place++)
            if (numbers[place] != 0)
                list.Add(place, numbers[place]);
        return list.Flush();
    }

    /// <summary>Columns that fire, side by side, padded with silent ones; returns their number.</summary>
    private int Pack(ReadOnlySpan<float> inputs)
    {
        var count = 0;
        for (var column = 0; column < inputs.Length; column++)
        {
            if (columnMasks[column] == 0)
                continue;
            (packedMasks[count], packedColumns[count]) = (columnMasks[column], column);
            count++;
        }
        packedMasks.AsSpan(count, Padded(count) - count).Clear();
        return count;
    }

    private void Coincide(int row, bool isPositive, ReadOnlySpan<float> inputs, int columns, ref PulseList list)
    {
        var fired = Vector512.Create(rowMasks[row]);
        for (var first = 0; first < columns; first += Width)
        {
            var both = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(packedMasks), (nuint)first) & fired;
            var some = ~Vector512.Equals(both, Vector512<uint>.Zero).ExtractMostSignificantBits() & 0xFFFF;
            for (; some != 0; some &= some - 1)
            {
                var lane = BitOperations.TrailingZeroCount(some);
                var column = packedColumns[first + lane];
                var number = BitOperations.PopCount(both[lane]);
                list.Add(row * Inputs + column, isPositive == inputs[column] > 0 ? -number : number);
            }
        }
    }

    private static IPulseSender Sender(PulsedResponse response, PulsedCells cells, Philox philox)
    {
        var noise = (float)response.StepNoise;
        IPulseSender Of<TRule>(TRule rule)
            where TRule : struct, IStepRule => new PulseSender<TRule>(rule, cells, noise > 0, philox);
        return response switch
        {
            ConstantStep => Of(new StraightRule(noise, isAdditive: true)),
            LinearStep linear => Of(new StraightRule(noise, linear.Noise == StepNoiseKind.Additive)),
            SoftBounds => Of(new StraightRule(noise, isAdditive: true)),
            ExponentialStep exponential => Of(new ExponentialRule(exponential)),
            PowerStep power => Of(new PowerRule(power)),
            PiecewiseStep piecewise => Of(new PiecewiseRule(piecewise)),
            _ => throw new NotSupportedException($"response must be one of the steps of CimKit.Devices.Pulsed; got {response.GetType().Name}."),
        };
    }

    private static int Padded(int count) => (count + Width - 1) / Width * Width;

    private static float Largest(ReadOnlySpan<float> values)
    {
        var largest = 0f;
        foreach (var value in values)
            largest = MathF.Max(largest, MathF.Abs(value));
        return float.IsFinite(largest) ? largest : throw new ArgumentException($"inputs and errors must be finite; got {largest}.", nameof(values));
    }

    private static void Check(int got, int length, string name)
    {
        if (got != length)
            throw new ArgumentException($"{name} must hold {length} numbers; got {got}.", name);
    }

    /// <summary>Cells that wait for their pulses.</summary>
    private ref struct PulseList(PulsedArray array, long step)
    {
        private int count;
        private UpdateCounts counts;

        public void Add(int place, int number)
        {
            (array.places[count], array.pulses[count]) = (place, number);
            counts += new UpdateCounts(1, Math.Max(0, number), Math.Max(0, -number));
            if (++count == Room)
                Flush();
        }

        public UpdateCounts Flush()
        {
            array.sender.Send(array.weights, array.places.AsSpan(0, count), array.pulses.AsSpan(0, count), step);
            count = 0;
            return counts;
        }
    }
}
