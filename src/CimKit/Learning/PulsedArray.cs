using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>A weight matrix on devices that answer to single pulses; products of errors and inputs change it where pulses on rows and columns coincide.</summary>
/// <remarks>
/// <see cref="PulsedResponse"/> says what one device does with one pulse; this does it to all of them, in float32. Random numbers
/// come from counters by step and weight; products of one update are told apart by their number. Source: [Gokmen2016], [Rasch2021].
/// </remarks>
/// <example><code>
/// var array = new PulsedArray(GokmenVlasov.Create().Response!, outputs: 10, inputs: 128, new SeedTree(1)["fc3"]);
/// array.Update(input, error, rate: 0.01, step: 1);
/// </code></example>
public sealed class PulsedArray
{
    private const int RowsPerTask = 16;
    private const long WorthThreads = 1 << 18;
    private static readonly int Width = Vector512<float>.Count;

    private readonly PulsedCells cells;
    private readonly IPulseSender sender;
    private readonly Philox philox;
    private readonly PulseBatch batch;
    private readonly float[] weights;
    private readonly float[] visible;
    private readonly float writeNoise;

    /// <summary>Draws the devices; their states begin at 0, or where they are stuck.</summary>
    /// <param name="response">The mean device and how devices differ.</param>
    /// <param name="outputs">Rows.</param>
    /// <param name="inputs">Columns.</param>
    /// <param name="seeds">Node of this matrix.</param>
    /// <param name="trains">How products become pulses.</param>
    /// <param name="referenceError">Error of a reference at the symmetry point of each device, which reading subtracts; null for that of the response.</param>
    /// <exception cref="NotSupportedException">A reference is asked for and the response has no symmetry point in closed form.</exception>
    public PulsedArray(
        PulsedResponse response, int outputs, int inputs, SeedTree seeds, PulseTrains? trains = null, [Unit("1")] double? referenceError = null)
        : this(response, outputs, inputs, seeds, trains, referenceError, isOneSided: false)
    {
    }

    internal PulsedArray(
        PulsedResponse response, int outputs, int inputs, SeedTree seeds, PulseTrains? trains, double? referenceError, bool isOneSided)
    {
        (Response, Outputs, Inputs) = (response, Require.Positive(outputs), Require.Positive(inputs));
        Trains = trains ?? new();
        Count = checked(outputs * inputs);
        // Longer by a vector, so that the last cells can be read as part of a whole one.
        weights = new float[Count + Width];
        writeNoise = (float)((response.WriteNoise ?? 0) * response.Step);
        visible = writeNoise > 0 ? new float[Count + Width] : weights;
        cells = PulsedCells.Draw(response, Count, seeds["devices"], referenceError);
        philox = new Philox(seeds["pulses"].Seed);
        sender = Sender(response, cells, philox);
        batch = new(outputs, inputs, philox, isOneSided);
        Program(new float[Count], isCalibrated: false);
    }

    /// <summary>The mean device.</summary>
    public PulsedResponse Response { get; }

    /// <summary>Rows.</summary>
    public int Outputs { get; }

    /// <summary>Columns.</summary>
    public int Inputs { get; }

    /// <summary>Number of devices.</summary>
    public int Count { get; }

    /// <summary>How products become pulses.</summary>
    public PulseTrains Trains { get; }

    /// <summary>States of the devices, shape [outputs, inputs]; without the reference that is subtracted when they are read.</summary>
    public ReadOnlySpan<float> States => weights.AsSpan(0, Count);

    /// <summary>All that pulses and time change, to be kept and restored; longer than <see cref="Count"/>.</summary>
    internal IEnumerable<KeyValuePair<string, float[]>> Stored(string name) => ReferenceEquals(visible, weights)
        ? [new(name, weights)]
        : [new(name, weights), new(name + ".visible", visible)];

    /// <summary>Brings every device to a weight, as near as its bounds allow; what is seen has the noise of a write.</summary>
    /// <param name="target">Shape [outputs, inputs].</param>
    public void Program(ReadOnlySpan<float> target)
    {
        Check(target.Length, Count, nameof(target));
        Program(target, isCalibrated: true);
    }

    /// <summary>The weights as the array computes with them: with the noise of the last write of each device, less its reference.</summary>
    /// <param name="target">Filled; shape [outputs, inputs].</param>
    public void Read(Span<float> target)
    {
        Check(target.Length, Count, nameof(target));
        visible.AsSpan(0, Count).CopyTo(target);
        for (var i = 0; i < cells.Reference.Length; i++)
            target[i] -= cells.Reference[i];
    }

    /// <summary>Lets the time of a mini-batch pass: weights leak and wander as <see cref="PulsedResponse.Relax"/> says.</summary>
    /// <param name="step">Number of the mini-batch; the same number draws the same steps.</param>
    public void Relax(long step)
    {
        if (cells.Kept.Length == 0 && Response.Diffusion == 0)
            return;
        var (rest, walk) = (Vector512.Create((float)Response.Rest), Vector512.Create((float)Response.Diffusion));
        for (var row = 0; row < Outputs; row++)
        {
            var normals = new RowNormals(philox, row, Inputs, PulseRole.Relaxed, PulseRole.Sent, step);
            for (var column = 0; column < Inputs; column += Width)
            {
                var place = row * Inputs + column;
                var weight = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(weights), (nuint)place);
                var moved = cells.Kept.Length == 0 ? weight : (weight - rest) * cells.At(cells.Kept, place) + rest;
                if (Response.Diffusion > 0)
                    moved += walk * normals.At(column);
                moved = Vector512.Clamp(moved, cells.At(cells.Low, place), cells.At(cells.High, place));
                if (writeNoise > 0)
                    Store(visible, place, column, Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(visible), (nuint)place) + (moved - weight));
                Store(weights, place, column, moved);
            }
        }
    }

    /// <summary>Adds −λ·d·xᵀ in the mean, by trains of random pulses, for one product or for several one after the other.</summary>
    /// <param name="inputs">x, shape [products, inputs].</param>
    /// <param name="errors">d, shape [products, outputs].</param>
    /// <param name="rate">λ, 0 or greater.</param>
    /// <param name="step">Number of the update; the same number draws the same pulses.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a number is not finite.</exception>
    public UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, [Unit("1")] double rate, long step, int threads = 1)
    {
        var products = Math.Max(1, inputs.Length / Inputs);
        Check(inputs.Length, products * Inputs, nameof(inputs));
        Check(errors.Length, products * Outputs, nameof(errors));
        Require.InRange(products, 1, PulseRole.Sent, name: nameof(products));
        var counts = default(UpdateCounts);
        var first = 0;
        for (var product = 0; product < products; product++)
        {
            var input = inputs.Slice(product * Inputs, Inputs);
            var error = errors.Slice(product * Outputs, Outputs);
            var (largestInput, largestError) = (Largest(input), Largest(error));
            if (rate > 0 && largestInput > 0 && largestError > 0)
                batch.Add(input, error, Trains.Plan(rate, largestInput, largestError, Response.Step), product, step);
            if (batch.Count < PulseBatch.Room && product < products - 1)
                continue;
            counts += SendBatch(first, step, threads);
            first = product + 1;
        }
        return counts;
    }

    /// <summary>Sends given numbers of pulses.</summary>
    /// <param name="numbers">Shape [outputs, inputs]; up is positive.</param>
    /// <param name="step">Number of the update.</param>
    public UpdateCounts Send(ReadOnlySpan<int> numbers, long step)
    {
        Check(numbers.Length, Count, nameof(numbers));
        var counts = default(PulseSums);
        Row<int> last = default;
        for (var row = 0; row < Outputs; row++)
        {
            var normals = new RowNormals(philox, row, Inputs, PulseRole.Together, PulseRole.Sent, step);
            var writes = new RowNormals(philox, row, Inputs, PulseRole.Written, PulseRole.Sent, step);
            for (var column = 0; column < Inputs; column += Width)
            {
                var part = numbers.Slice(row * Inputs + column, Math.Min(Width, Inputs - column));
                ((Span<int>)last).Clear();
                part.CopyTo(last);
                var pulses = Vector512.Create<int>(last);
                if (pulses == Vector512<int>.Zero)
                    continue;
                var sums = PulseSums.Of(pulses);
                counts += sums;
                Move(row, column, new(in pulses), sums, ref normals, ref writes);
            }
        }
        return counts.Total();
    }

    /// <summary>Sends given numbers of pulses to the cells of one column.</summary>
    /// <param name="column">Which.</param>
    /// <param name="numbers">One per row; up is positive.</param>
    /// <param name="step">Number of the update.</param>
    public UpdateCounts SendColumn(int column, ReadOnlySpan<int> numbers, long step)
    {
        Require.InRange(column, 0, Inputs - 1);
        Check(numbers.Length, Outputs, nameof(numbers));
        var counts = default(PulseSums);
        var start = column / Width * Width;
        for (var row = 0; row < Outputs; row++)
        {
            if (numbers[row] == 0)
                continue;
            var normals = new RowNormals(philox, row, Inputs, PulseRole.Together, PulseRole.Sent, step);
            var writes = new RowNormals(philox, row, Inputs, PulseRole.Written, PulseRole.Sent, step);
            var pulses = Vector512<int>.Zero.WithElement(column - start, numbers[row]);
            var sums = PulseSums.Of(pulses);
            counts += sums;
            Move(row, start, new(in pulses), sums, ref normals, ref writes);
        }
        return counts.Total();
    }

    /// <summary>Sets the states of some devices, as a reset does.</summary>
    internal void Reset(ReadOnlySpan<bool> isReset, ReadOnlySpan<float> state)
    {
        for (var place = 0; place < Count; place++)
            if (isReset[place])
                weights[place] = visible[place] = state[place];
    }

    /// <summary>The weights of one column as the array computes with them.</summary>
    /// <param name="column">Which.</param>
    /// <param name="target">Filled; one per row.</param>
    public void ReadColumn(int column, Span<float> target)
    {
        Require.InRange(column, 0, Inputs - 1);
        Check(target.Length, Outputs, nameof(target));
        for (var row = 0; row < Outputs; row++)
        {
            var place = row * Inputs + column;
            target[row] = visible[place] - (cells.Reference.Length == 0 ? 0 : cells.Reference[place]);
        }
    }

    private UpdateCounts SendBatch(int product, long step, int threads)
    {
        if (batch.Count == 0)
            return default;
        var isSmall = (long)Count * batch.Count < WorthThreads;
        var parts = new UpdateCounts[threads == 1 || isSmall ? 1 : (Outputs + RowsPerTask - 1) / RowsPerTask];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        if (parts.Length == 1)
            parts[0] = SendRows(0, Outputs, product, step);
        else
            Parallel.For(0, parts.Length, options, part =>
                parts[part] = SendRows(part * RowsPerTask, Math.Min(Outputs, (part + 1) * RowsPerTask), product, step));
        batch.Clear();
        return parts.Aggregate((sum, part) => sum + part);
    }

    private UpdateCounts SendRows(int firstRow, int end, int product, long step)
    {
        Span<int> starts = stackalloc int[PulseBatch.Room];
        Span<uint> fired = stackalloc uint[PulseBatch.Room];
        Span<Vector512<int>> pulses = stackalloc Vector512<int>[PulseBatch.Room];
        var counts = default(PulseSums);
        for (var row = firstRow; row < end; row++)
        {
            var products = batch.Select(row, starts, fired);
            if (products == 0)
                continue;
            var normals = new RowNormals(philox, row, Inputs, PulseRole.Together, product, step);
            var writes = new RowNormals(philox, row, Inputs, PulseRole.Written, product, step);
            for (var column = 0; column < Inputs; column += Width)
            {
                var some = batch.Collect(column, starts[..products], fired[..products], pulses, out var sums);
                if (some == 0)
                    continue;
                counts += sums;
                Move(row, column, pulses[..some], sums, ref normals, ref writes);
            }
        }
        return counts.Total();
    }

    private void Move(
        int row, int column, scoped ReadOnlySpan<Vector512<int>> pulses, in PulseSums sums, ref RowNormals normals, ref RowNormals writes)
    {
        var place = row * Inputs + column;
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        var moved = sender.Move(Vector512.LoadUnsafe(ref first, (nuint)place), place, pulses, sums, ref normals);
        Store(weights, place, column, moved);
        if (writeNoise == 0)
            return;
        var isWritten = Vector512.GreaterThan(sums.Both, Vector512<int>.Zero).AsSingle();
        var seen = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(visible), (nuint)place);
        Store(visible, place, column, Vector512.ConditionalSelect(isWritten, moved + Vector512.Create(writeNoise) * writes.At(column), seen));
    }

    private void Store(float[] target, int place, int column, Vector512<float> values)
    {
        if (column + Width <= Inputs)
        {
            values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)place);
            return;
        }
        // What follows belongs to the next row, perhaps to another thread.
        Row<float> last = default;
        values.CopyTo(last);
        ((ReadOnlySpan<float>)last)[..(Inputs - column)].CopyTo(target.AsSpan(place));
    }

    private void Program(ReadOnlySpan<float> target, bool isCalibrated)
    {
        for (var i = 0; i < Count; i++)
        {
            var device = cells.AreAlike ? 0 : i;
            var wanted = target[i] + (isCalibrated && cells.Reference.Length > 0 ? cells.Reference[i] : 0);
            weights[i] = Math.Clamp(wanted, cells.Low[device], cells.High[device]);
        }
        if (writeNoise == 0)
            return;
        philox.FillNormal(visible.AsSpan(0, Count), PulseRole.Programmed, 0);
        TensorPrimitives.MultiplyAdd(visible.AsSpan(0, Count), writeNoise, States, visible.AsSpan(0, Count));
    }

    private static IPulseSender Sender(PulsedResponse response, PulsedCells cells, Philox philox)
    {
        var noise = (float)response.StepNoise;
        IPulseSender Of<TRule>(TRule rule)
            where TRule : struct, IStepRule => new PulseSender<TRule>(rule, cells, noise > 0, philox);
        IPulseSender Straight() => new StraightSender(cells, noise, Of(new StraightRule(noise, isAdditive: true)));
        return response switch
        {
            ConstantStep or SoftBounds or LinearStep { Noise: StepNoiseKind.Additive } => Straight(),
            LinearStep => Of(new StraightRule(noise, isAdditive: false)),
            ExponentialStep exponential => Of(new ExponentialRule(exponential)),
            PowerStep power => Of(new PowerRule(power)),
            PiecewiseStep piecewise => Of(new PiecewiseRule(piecewise)),
            _ => throw new NotSupportedException($"response must be one of the steps of CimKit.Devices.Pulsed; got {response.GetType().Name}."),
        };
    }

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
}
