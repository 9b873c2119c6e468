namespace CimKit.Crossbars.Reference;

/// <summary>The array of the later published tool (V1.5): shifted codes, dummy row and column, saturating converter.</summary>
/// <remarks>Source: [Read2025]. Quirks honoured: Q11.18 (code 2^b exists), Q11.31 (corrections read through the array).</remarks>
internal sealed record ReferenceArray
{
    public required int Rows { get; init; }

    public required int CellBits { get; init; }

    public required int AdcBits { get; init; }

    public int DacBits { get; init; } = 1;

    public int WeightBits { get; init; } = 8;

    public int InputBits { get; init; } = 8;

    /// <summary>Product with a dummy row and a dummy column last; codes are shifted by the negative of their minimum.</summary>
    /// <param name="inputs">Shape [patches, rows].</param>
    /// <param name="weights">Shape [rows, outputs].</param>
    public long[,] Extended(int[,] inputs, int[,] weights)
    {
        var (x, w) = (Extend(inputs, -Minimum(inputs), true), Extend(weights, -Minimum(weights), false));
        var product = new long[x.GetLength(0), w.GetLength(1)];
        for (var patch = 0; patch < x.GetLength(0); patch++)
            for (var output = 0; output < w.GetLength(1); output++)
                product[patch, output] = Cell(x, w, patch, output);
        return product;
    }

    /// <summary>The corrected product: extended product − dummy row − dummy column + corner.</summary>
    public long[,] Multiply(int[,] inputs, int[,] weights)
    {
        var extended = Extended(inputs, weights);
        var (patches, outputs) = (inputs.GetLength(0), weights.GetLength(1));
        var result = new long[patches, outputs];
        for (var patch = 0; patch < patches; patch++)
            for (var output = 0; output < outputs; output++)
                result[patch, output] = extended[patch, output] - extended[patches, output] - extended[patch, outputs]
                    + extended[patches, outputs];
        return result;
    }

    /// <summary>Smallest code.</summary>
    public static int Minimum(int[,] codes) => codes.Cast<int>().Min();

    private long Cell(int[,] x, int[,] w, int patch, int output)
    {
        var total = 0L;
        for (var slice = 0; slice * DacBits < InputBits; slice++)
            for (var digit = 0; digit * CellBits < WeightBits; digit++)
                for (var first = 0; first < x.GetLength(1); first += Rows)
                {
                    var sum = 0;
                    for (var row = first; row < Math.Min(first + Rows, x.GetLength(1)); row++)
                        sum += Bits(x[patch, row], slice, DacBits) * Bits(w[row, output], digit, CellBits);
                    total += (long)Math.Min(sum, 1 << AdcBits) << (slice * DacBits + digit * CellBits);
                }
        return total;
    }

    private static int Bits(int code, int index, int width) => (code >> (index * width)) & ((1 << width) - 1);

    private static int[,] Extend(int[,] codes, int shift, bool isRow)
    {
        var extended = new int[codes.GetLength(0) + (isRow ? 1 : 0), codes.GetLength(1) + (isRow ? 0 : 1)];
        for (var i = 0; i < extended.GetLength(0); i++)
            for (var j = 0; j < extended.GetLength(1); j++)
                extended[i, j] = shift + (i < codes.GetLength(0) && j < codes.GetLength(1) ? codes[i, j] : 0);
        return extended;
    }
}
