namespace CimKit.Crossbars.Reference;

/// <summary>One layer as the published inference tool (V1.4) evaluates it, float32, operation by operation.</summary>
/// <remarks>
/// Every kernel position is its own group of rows; column and dummy are converted by themselves over the data's range. A fully
/// connected layer is one kernel position. Source: [Peng2019]. Quirks honoured: Q11.1 (channels beyond whole arrays are ignored),
/// Q11.3 (drift before the next digit), Q11.6, Q11.10.
/// </remarks>
internal sealed record ReferenceLayer
{
    public required int Outputs { get; init; }

    public required int Channels { get; init; }

    public int KernelHeight { get; init; } = 1;

    public int KernelWidth { get; init; } = 1;

    public int Padding { get; init; }

    public int Stride { get; init; } = 1;

    public int WeightBits { get; init; } = 8;

    public int InputBits { get; init; } = 8;

    public required int CellBits { get; init; }

    public required int AdcBits { get; init; }

    public required float OnOffRatio { get; init; }

    public required int Rows { get; init; }

    public required float Scale { get; init; }

    public ReferenceRetention Retention { get; init; } = ReferenceRetention.None;

    /// <summary>Output before the activation quantiser, divided by the layer's scale.</summary>
    /// <param name="weights">Shape [outputs, channels, kernel rows, kernel columns], on the grid of the word length.</param>
    /// <param name="inputs">Shape [batch, channels, height, width] in [0, 1).</param>
    /// <param name="batch">Number of images.</param>
    /// <param name="height">Height of an image.</param>
    /// <param name="width">Width of an image.</param>
    public float[] Evaluate(float[] weights, float[] inputs, int batch, int height, int width)
    {
        var patches = new ReferencePatches(this, inputs, batch, height, width);
        var output = new float[batch * Outputs * patches.Positions];
        for (var kernel = 0; kernel < KernelHeight * KernelWidth; kernel++)
        {
            var arrays = Math.Max(1, Channels / Rows);
            var perArray = Channels < Rows ? Channels : Rows;
            var cells = Enumerable.Range(0, arrays)
                .Select(array => CellsOf(weights, kernel, array * perArray, perArray)).ToArray();
            for (var bit = 0; bit < InputBits; bit++)
            {
                var sum = new float[output.Length];
                for (var array = 0; array < arrays; array++)
                    AddArray(sum, cells[array], patches.Bits(kernel, bit, array * perArray, perArray), patches.Positions);
                for (var i = 0; i < output.Length; i++)
                    output[i] += sum[i] * (1 << bit);
            }
        }
        return output.Select(value => value / (1 << InputBits) / (1 << WeightBits) / Scale).ToArray();
    }

    /// <summary>The activation quantiser: clip to ±(1 − 2^(1−b)), round half to even.</summary>
    public static float Activate(float value, int bits = 8)
    {
        var levels = (float)(1 << (bits - 1));
        return MathF.Round(Math.Clamp(value, -1 + 1 / levels, 1 - 1 / levels) * levels, MidpointRounding.ToEven) / levels;
    }

    /// <summary>Working values [digit][output][row] of one kernel position and array.</summary>
    private float[][] CellsOf(float[] weights, int kernel, int firstChannel, int channels)
    {
        var kernels = KernelHeight * KernelWidth;
        var isMasked = kernels > 1 || channels < Channels;
        var integers = new float[Outputs * channels];
        for (var i = 0; i < integers.Length; i++)
            integers[i] = ReferenceMapping.Integer(
                weights[(i / channels * Channels + firstChannel + i % channels) * kernels + kernel], WeightBits);
        return Enumerable.Range(0, ReferenceMapping.Digits(WeightBits, CellBits)).Select(_ =>
        {
            var digits = integers.Select(integer => ReferenceMapping.Digit(integer, CellBits)).ToArray();
            var (low, high) = (digits.Min(), digits.Max());
            if (isMasked)
                (low, high) = (MathF.Min(low, 0), MathF.Max(high, 0));
            digits = Retention.Apply(digits, low, high);
            for (var i = 0; i < integers.Length; i++)
                integers[i] = ReferenceMapping.Rest(integers[i], digits[i], CellBits);
            return digits.Select(digit => ReferenceMapping.CellValue(digit, CellBits, OnOffRatio)).ToArray();
        }).ToArray();
    }

    /// <summary>Adds the converted partial sums of one array and input bit, digit by digit.</summary>
    /// <param name="sum">Shape [batch, outputs, positions].</param>
    /// <param name="cells">Shape [digit][output, row].</param>
    /// <param name="bits">Shape [batch × positions][row].</param>
    /// <param name="positions">Output positions of an image.</param>
    private void AddArray(float[] sum, float[][] cells, float[][] bits, int positions)
    {
        var dummy = ReferenceMapping.DummyValue(CellBits, OnOffRatio);
        var dummies = ReferenceAdc.Linear(bits.Select(row => row.Aggregate(0f, (total, bit) => total + bit * dummy)).ToArray(), AdcBits);
        for (var digit = 0; digit < cells.Length; digit++)
        {
            var columns = new float[sum.Length];
            for (var i = 0; i < columns.Length; i++)
                columns[i] = Dot(bits[Patch(i, positions)], cells[digit], i / positions % Outputs);
            columns = ReferenceAdc.Linear(columns, AdcBits);
            var scale = MathF.Pow(1 << CellBits, digit) * 2 / (1 - 1 / OnOffRatio);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += scale * (columns[i] - dummies[Patch(i, positions)]);
        }
    }

    private int Patch(int index, int positions) => index / (Outputs * positions) * positions + index % positions;

    private static float Dot(float[] bits, float[] cells, int output)
    {
        var total = 0f;
        for (var row = 0; row < bits.Length; row++)
            total += bits[row] * cells[output * bits.Length + row];
        return total;
    }
}
