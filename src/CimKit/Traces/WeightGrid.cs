namespace CimKit.Traces;

/// <summary>Codes of weights in [−1, 1] on a grid of 2^−(bits−1).</summary>
/// <remarks>
/// A weight w becomes the code ⌊2^(b−1)·(w−1) + 2^b + ½⌋ − 2^(b−1), as the published program rounds. A text with five
/// decimals lies on the grid if it is within half of its last digit. Source: first principles.
/// </remarks>
/// <param name="bits">Word length.</param>
/// <param name="acceptsAny">True to round weights between two codes, false to refuse them.</param>
internal readonly struct WeightGrid(int bits, bool acceptsAny)
{
    /// <summary>Parts of 1 that a text with five decimals counts in.</summary>
    public const int Micro = 100_000;

    /// <summary>Word length.</summary>
    public int Bits => bits;

    /// <summary>What a weight must be, for messages.</summary>
    public string Rule => acceptsAny ? "a weight, -1 to 1" : $"a weight, -1 to 1, a multiple of 2^-{bits - 1} for {bits} bit";

    /// <summary>Nearest code of a weight in [−1, 1].</summary>
    public static short Code(double weight, int bits)
    {
        var one = 1 << (bits - 1);
        return (short)(Math.Floor(one * (weight - 1) + 2 * one + 0.5) - one);
    }

    /// <summary>The code of a weight of so many hundred-thousandths, −10⁵ to 10⁵; false if it lies off the grid.</summary>
    public bool TryCode(int parts, out short code)
    {
        // ⌊2^(b−1)·v/10⁵ + ½⌋, shifted by one whole so that the quotient truncates down.
        var shifted = (ulong)(parts * (1L << bits) + Micro + ((long)Micro << bits));
        var quotient = shifted / (2 * Micro);
        code = (short)(quotient - (1UL << (bits - 1)));
        // Twice the distance to the code, in parts of 10⁻⁵/2^(b−1); a rounded text is off by at most half a part.
        return acceptsAny || Math.Abs((long)(shifted - quotient * (2 * Micro)) - Micro) <= 1L << (bits - 1);
    }

    /// <summary>The code of a weight; false if it lies off the grid, outside [−1, 1] or is no number.</summary>
    public bool TryCode(double weight, out short code)
    {
        code = 0;
        if (!(Math.Abs(weight) <= 1))
            return false;
        code = Code(weight, bits);
        return acceptsAny || Math.Abs(weight - code / (double)(1 << (bits - 1))) <= 0.5000001 / Micro;
    }
}
