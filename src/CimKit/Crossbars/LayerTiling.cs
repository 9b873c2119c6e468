using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>A weight matrix cut into digits and arrays: what is common to every way of computing it.</summary>
internal sealed record LayerTiling
{
    public LayerTiling(
        ReadOnlyMemory<sbyte> codes, int outputs, int weightBits, int arrayRows, int cellBits, InputFormat input,
        WeightEncoding encoding = WeightEncoding.DummyColumn, int bitsPerCycle = 1)
    {
        Cycles = new(input, bitsPerCycle);
        (Codes, Outputs, Rows, ArrayRows, Input) = (codes, outputs, codes.Length / outputs, arrayRows, input);
        Slicing = new WeightSlicing { WeightBits = weightBits, CellBits = cellBits, Encoding = encoding };
    }

    /// <summary>Shape [outputs, rows]; signed weight codes.</summary>
    public ReadOnlyMemory<sbyte> Codes { get; }

    public int Outputs { get; }

    /// <summary>Rows of the whole matrix.</summary>
    public int Rows { get; }

    /// <summary>Rows of a full array.</summary>
    public int ArrayRows { get; }

    public InputFormat Input { get; }

    /// <summary>What is applied together.</summary>
    public InputCycles Cycles { get; }

    public WeightSlicing Slicing { get; }

    /// <summary>Arrays below each other; the last one may be shorter.</summary>
    public int Arrays => (Rows + ArrayRows - 1) / ArrayRows;

    /// <summary>Rows of the fullest array.</summary>
    public int ActiveRows => Math.Min(Rows, ArrayRows);

    /// <summary>Largest sum of digits of one column.</summary>
    public int LargestSum => ActiveRows * (Slicing.States - 1);

    /// <summary>Rows of an array.</summary>
    public int RowsOf(int array) => Math.Min(ArrayRows, Rows - array * ArrayRows);

    /// <summary>64-bit words that hold one input plane of an array.</summary>
    public int WordsOf(int array) => (RowsOf(array) + 63) / 64;

    /// <summary>Conversions for one input vector.</summary>
    public long Conversions(ConversionScheme scheme) =>
        (long)Arrays * Cycles.Count * Slicing.Digits * (Outputs + (scheme == ConversionScheme.Separate ? 1 : 0));

    /// <summary>Digit of a weight.</summary>
    public int Digit(int output, int row, int digit) => Slicing.Digit(Codes.Span[output * Rows + row], digit);

    /// <summary>Digit that is subtracted from that of a weight.</summary>
    public int SubtractedDigit(int output, int row, int digit) => Slicing.SubtractedDigit(Codes.Span[output * Rows + row], digit);

    /// <summary>Smallest and largest sum of differences at a converter.</summary>
    public (double Smallest, double Largest) Reach(int digit)
    {
        var (smallest, largest) = Slicing.Differences(digit);
        var scale = (double)ActiveRows * Cycles.Largest;
        return Cycles.HasNegativeInputs
            ? (-scale * Math.Max(-smallest, largest), scale * Math.Max(-smallest, largest))
            : (smallest * scale, largest * scale);
    }
}
