using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>How a product of two vectors becomes coincidences of random pulses on rows and columns.</summary>
/// <remarks>Source: [Gokmen2016]; management of length and amplitude, [Gokmen2017].</remarks>
public sealed record PulseTrains
{
    /// <summary>Longest train, in time slots.</summary>
    public int Longest { get; init => field = Require.InRange(value, 1, 31); } = 31;

    /// <summary>Length of the trains and factors of the firing probabilities for one product.</summary>
    /// <param name="rate">λ: the change wanted is −λ·d·x.</param>
    /// <param name="largestInput">max|x| &gt; 0.</param>
    /// <param name="largestError">max|d| &gt; 0.</param>
    /// <param name="step">Δ: mean step of one pulse.</param>
    public PulsePlan Plan([Unit("1")] double rate, [Unit("1")] double largestInput, [Unit("1")] double largestError, [Unit("1")] double step)
    {
        Require.Positive(rate, name: nameof(rate));
        Require.Positive(largestInput, name: nameof(largestInput));
        Require.Positive(largestError, name: nameof(largestError));
        var wanted = rate * largestInput * largestError / Require.Positive(step, name: nameof(step));
        var length = (int)Math.Min(Longest, Math.Ceiling(wanted));
        // What even the longest train cannot send is cut off: errors count as smaller than they are.
        var error = wanted > Longest ? largestError * Longest / wanted : largestError;
        var amplitude = Math.Sqrt(rate / (step * length));
        return new(wanted, length, amplitude * Math.Sqrt(largestInput / error), amplitude * Math.Sqrt(error / largestInput));
    }
}
