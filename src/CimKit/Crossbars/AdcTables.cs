namespace CimKit.Crossbars;

/// <summary>The converters of a layer as tables over the integer sums of ideal cells.</summary>
/// <remarks>
/// An entry is the converted value times the digit's weight in 2^-<see cref="FractionBits"/>, plus 2^48 if the conversion was
/// clipped: one addition counts both. Integers make the result independent of the order of additions.
/// </remarks>
internal sealed class AdcTables
{
    /// <summary>Fraction bits of the digital shift-adder.</summary>
    public const int FractionBits = 20;

    /// <summary>Bit above which clipped conversions are counted.</summary>
    public const int CountShift = 48;

    private AdcTables(long[] entries, int[] bases, int digits)
    {
        (Entries, Bases) = (entries, bases);
        ZeroSum = Enumerable.Range(0, digits).Sum(digit => entries[bases[digit]]);
    }

    /// <summary>Converted values.</summary>
    public long[] Entries { get; }

    /// <summary>Index [active rows][digit] of the entry for a digit sum of 0; the entries of larger sums follow it.</summary>
    public int[] Bases { get; }

    /// <summary>What a column adds when no row is active.</summary>
    public long ZeroSum { get; }

    /// <summary>A value in cell steps as a number of the shift-adder.</summary>
    public static long Fixed(double value) => (long)Math.Round(value * (1L << FractionBits), MidpointRounding.ToEven);

    /// <summary>Tables for column minus dummy: one entry per difference. No quantisers: an ideal converter.</summary>
    public static AdcTables Differential(LayerTiling tiling, IReadOnlyList<IConverter>? quantizers)
    {
        var (digits, rows, largest) = (tiling.Slicing.Digits, tiling.ActiveRows, tiling.LargestSum);
        var bases = new int[(rows + 1) * digits];
        var entries = new List<long>();
        for (var digit = 0; digit < digits; digit++)
        {
            var dummy = tiling.Slicing.DummyDigit(digit);
            for (var active = 0; active <= rows; active++)
                bases[active * digits + digit] = entries.Count + dummy * (rows - active);
            for (var difference = -dummy * rows; difference <= largest; difference++)
                entries.Add(Entry(tiling, digit, difference, quantizers));
        }
        return new([.. entries], bases, digits);
    }

    /// <summary>Tables for column and dummy converted by themselves: one entry per active rows and digit sum.</summary>
    /// <param name="tiling">The layer.</param>
    /// <param name="quantizers">One per digit: for the columns and for the dummy column.</param>
    /// <param name="offset">Conductance of the off state in cell steps.</param>
    public static AdcTables Separate(
        LayerTiling tiling, IReadOnlyList<(IConverter Column, IConverter Dummy)> quantizers, double offset)
    {
        var (digits, rows, sums) = (tiling.Slicing.Digits, tiling.ActiveRows, tiling.LargestSum + 1);
        var bases = new int[(rows + 1) * digits];
        var entries = new long[(rows + 1) * digits * sums];
        for (var active = 0; active <= rows; active++)
            for (var digit = 0; digit < digits; digit++)
            {
                var start = (active * digits + digit) * sums;
                bases[active * digits + digit] = start;
                var (column, dummy) = quantizers[digit];
                var weight = 1 << (digit * tiling.Slicing.CellBits);
                var subtracted = Converted(dummy, (tiling.Slicing.DummyDigit(digit) + offset) * active, weight);
                for (var sum = 0; sum <= active * (tiling.Slicing.States - 1); sum++)
                {
                    var value = sum + offset * active;
                    entries[start + sum] = Converted(column, value, weight) - subtracted
                        + (column.IsSaturated(value) ? 1L << CountShift : 0);
                }
            }
        return new(entries, bases, digits);
    }

    private static long Entry(LayerTiling tiling, int digit, int difference, IReadOnlyList<IConverter>? quantizers)
    {
        var weight = 1 << (digit * tiling.Slicing.CellBits);
        if (quantizers is null)
            return Fixed((double)difference * weight);
        var quantizer = quantizers[digit];
        return Converted(quantizer, difference, weight) + (quantizer.IsSaturated(difference) ? 1L << CountShift : 0);
    }

    private static long Converted(IConverter converter, double value, int weight) => converter.Shifted(converter.Code(value), weight);
}
