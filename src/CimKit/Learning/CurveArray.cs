using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Devices of one weight matrix, drawn once: turns wanted changes of its weights into pulses and applies them.</summary>
/// <remarks>
/// <see cref="CurveUpdate"/> says what happens to one weight; this does it to all of them, in float32. Random numbers come from
/// counters by step and weight, so they depend neither on the number of threads nor on what was updated before.
/// </remarks>
/// <example><code>
/// var devices = new CurveArray(update, weights.Length, new SeedTree(1)["fc1"]);
/// devices.Update(weights, changes, step);
/// </code></example>
public sealed class CurveArray
{
    private const int Part = 1 << 16;
    private const uint Rounding = 0;

    private readonly CurveCells cells;
    private readonly CurvePulses pulses;
    private readonly Philox philox;

    /// <summary>Draws the devices.</summary>
    /// <param name="update">How they answer.</param>
    /// <param name="count">Number of weights.</param>
    /// <param name="seeds">Node of this matrix.</param>
    /// <exception cref="InvalidDesignException">The update cannot be used.</exception>
    public CurveArray(CurveUpdate update, int count, SeedTree seeds)
    {
        InvalidDesignException.ThrowIfAny(nameof(CurveUpdate), update.Problems());
        (Description, Count) = (update, Require.Positive(count));
        cells = update.IsUniform ? CurveCells.Uniform(update) : CurveCells.Draw(update, count, seeds["devices"]);
        philox = new(seeds["pulses"].Seed);
        pulses = new(update, cells, philox);
    }

    /// <summary>How one device answers.</summary>
    public CurveUpdate Description { get; }

    /// <summary>Number of weights.</summary>
    public int Count { get; }

    /// <summary>Sends the pulses that the wanted changes need.</summary>
    /// <param name="weights">Weights; changed in place. Those that get no pulse keep their value, even outside the range.</param>
    /// <param name="changes">Wanted changes, as many.</param>
    /// <param name="step">Number of the update; the same number draws the same noise.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <exception cref="ArgumentException">A length is not <see cref="Count"/>.</exception>
    public unsafe UpdateCounts Update(Span<float> weights, ReadOnlySpan<float> changes, long step, int threads = 1)
    {
        if (weights.Length != Count || changes.Length != Count)
            throw new ArgumentException($"weights and changes must hold {Count} numbers; got {weights.Length} and {changes.Length}.", nameof(weights));
        var counts = new UpdateCounts[(Count + Part - 1) / Part];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        fixed (float* weight = weights, change = changes)
        {
            // A span cannot enter a lambda; both arrays stay pinned until all threads are done.
            var (first, second) = ((nint)weight, (nint)change);
            Parallel.For(0, counts.Length, options, part =>
                counts[part] = Update(new((float*)first, Count), new ReadOnlySpan<float>((float*)second, Count), part, step));
        }
        return counts.Aggregate((sum, part) => sum + part);
    }

    private UpdateCounts Update(Span<float> weights, ReadOnlySpan<float> changes, int part, long step)
    {
        var (first, end) = (part * Part, Math.Min(Count, (part + 1) * Part));
        Span<int> places = stackalloc int[CurvePulses.Room];
        Span<float> numbers = stackalloc float[CurvePulses.Room];
        var pending = 0;
        var counts = default(UpdateCounts);
        for (var start = first; start < end; start += 4 * Vector512<float>.Count)
        {
            pending = Collect(changes, start, end, step, places, numbers, pending);
            if (pending <= CurvePulses.Room - 4 * Vector512<float>.Count)
                continue;
            counts += pulses.Send(weights, places[..pending], numbers[..pending], step);
            pending = 0;
        }
        return counts + pulses.Send(weights, places[..pending], numbers[..pending], step);
    }

    /// <summary>Adds the cells of 64 that get pulses to the list; returns its new length.</summary>
    private int Collect(
        ReadOnlySpan<float> changes, int start, int end, long step, Span<int> places, Span<float> numbers, int pending)
    {
        var counters = Vector512.Create((uint)(start / 4)) + Vector512<uint>.Indices;
        var words = philox.Numbers(counters, Rounding, step);
        pending = Collect(changes, start, end, words.A, places, numbers, pending);
        pending = Collect(changes, start + 16, end, words.B, places, numbers, pending);
        pending = Collect(changes, start + 32, end, words.C, places, numbers, pending);
        return Collect(changes, start + 48, end, words.D, places, numbers, pending);
    }

    private int Collect(
        ReadOnlySpan<float> changes, int start, int end, Vector512<uint> words, Span<int> places, Span<float> numbers, int pending)
    {
        if (start >= end)
            return pending;
        var wanted = start + Vector512<float>.Count <= changes.Length
            ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(changes), (nuint)start)
            : Padded(changes[start..]);
        var sent = pulses.Number(wanted, Philox.Uniform(words));
        var some = ~Vector512.Equals(sent, Vector512<float>.Zero).ExtractMostSignificantBits() & 0xFFFF;
        for (; some != 0; some &= some - 1)
        {
            var lane = System.Numerics.BitOperations.TrailingZeroCount(some);
            (places[pending], numbers[pending]) = (start + lane, sent[lane]);
            pending++;
        }
        return pending;
    }

    private static Vector512<float> Padded(ReadOnlySpan<float> rest)
    {
        Span<float> padded = stackalloc float[Vector512<float>.Count];
        padded.Clear();
        rest[..Math.Min(rest.Length, padded.Length)].CopyTo(padded);
        return Vector512.Create<float>(padded);
    }
}
