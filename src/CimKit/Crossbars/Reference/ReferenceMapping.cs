namespace CimKit.Crossbars.Reference;

/// <summary>Weights to cells as the published simulator maps them, in float32.</summary>
/// <remarks>
/// Source: [Peng2019]. Quirks honoured: Q11.4 (floor of cells per weight), Q11.5 (zero is G_min), Q11.6 (a dummy column between
/// two states), Q11.7 (gain 1 − 2^-b and offset), Q11.27 (the hardware core wraps +1).
/// </remarks>
internal static class ReferenceMapping
{
    /// <summary>Unsigned integer of a quantised weight in (−1, 1).</summary>
    public static float Integer(float weight, int bits) =>
        MathF.Round(((1 << bits) - 1) / 2f * (weight + 1), MidpointRounding.ToEven);

    /// <summary>Cells per weight.</summary>
    public static int Digits(int weightBits, int cellBits) => weightBits / cellBits;

    /// <summary>Least significant digit of an integer.</summary>
    public static float Digit(float integer, int cellBits) => integer % (1 << cellBits);

    /// <summary>What is left of an integer after a digit was taken.</summary>
    public static float Rest(float integer, float digit, int cellBits) =>
        MathF.Round((integer - digit) / (1 << cellBits), MidpointRounding.ToEven);

    /// <summary>Working value of a cell: (R − 1) times its conductance with G_max = 1.</summary>
    public static float CellValue(float digit, int cellBits, float onOffRatio)
    {
        var lower = 1 / onOffRatio;
        return (1 - lower) * digit + ((1 << cellBits) - 1) * lower;
    }

    /// <summary>Working value of every dummy cell.</summary>
    public static float DummyValue(int cellBits, float onOffRatio) => ((1 << cellBits) - 1) * (1 + 1 / onOffRatio) / 2;

    /// <summary>Effective weight of the array after the final division.</summary>
    public static float EffectiveWeight(float integer, int bits) => (2 * integer - ((1 << bits) - 1)) / (1 << bits);

    /// <summary>Unsigned integer of an input in [0, 1).</summary>
    public static float Input(float value, int bits) => MathF.Round(((1 << bits) - 1) * value, MidpointRounding.ToEven);

    /// <summary>The law of the published tool: every reading multiplies the working value by 1 + σξ.</summary>
    public static float Vary(float cellValue, float sigma, float normal) => cellValue * (1 + sigma * normal);

    /// <summary>Digits of a weight in [−1, 1) as the hardware core reads it, most significant first.</summary>
    public static int[] CoreDigits(double weight, int bits, int cellBits)
    {
        var scaled = 0.5 + (1 << bits) * (weight - 1) / 2 + (1 << bits);
        var value = (int)(scaled < 0 ? scaled - 0.5 : scaled);
        var digits = (bits + cellBits - 1) / cellBits;
        return Enumerable.Range(0, digits).Select(digit => (value >> ((digits - 1 - digit) * cellBits)) & ((1 << cellBits) - 1)).ToArray();
    }

    /// <summary>Bits of a value in [−1, 1] as input traces hold them: sign first, then greedy.</summary>
    public static int[] TraceBits(double value, int bits)
    {
        var scaled = value * (1 << (bits - 1));
        var sign = scaled < 0 ? 1 : 0;
        var rest = Math.Min(Math.Floor(scaled + (sign << (bits - 1))), (1 << (bits - 1)) - 1);
        return [sign, .. Enumerable.Range(2, bits - 1).Select(position => ((int)rest >> (bits - position)) & 1)];
    }
}
