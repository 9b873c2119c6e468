using CimKit.Circuits.Cells;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>The arrays of a chip as accuracy sees them: rows read together, cell, converter.</summary>
/// <remarks>
/// A chip design says what circuits cost, not how exactly cells are programmed: variation, faults, retention and read noise are none, and
/// converter ranges are calibrated; change a copy. SRAM conducts nothing when off; its on conductance does not matter. Source: first
/// principles.
/// </remarks>
/// <example><code>var design = ChipArrays.Of(ChipPresets.Find("rram-22nm")) with { Variation = new ProportionalVariation { Sigma = 0.1 } };</code></example>
public static class ChipArrays
{
    private const int MostConverterBits = 12;

    /// <summary>The arrays of a chip.</summary>
    /// <exception cref="InvalidDesignException">Accuracy of such arrays cannot be computed; all problems are named.</exception>
    public static ArrayDesign Of(ChipDesign chip)
    {
        var array = chip.Array;
        var rows = array.Read.RowsReadTogether(array.Rows);
        var bits = (int)Math.Ceiling(Math.Log2(array.Adc.Levels));
        // Row by row SRAM is read by sense amplifiers, which make no error.
        var isExact = array.Read.IsRowByRow && array.Cell.IsSram;
        var problems = new List<string>();
        if (array.Read.IsBinary)
            problems.Add("Array.Read must not be binary: accuracy is computed for weights of 2 bits and more.");
        if (rows > 1024)
            problems.Add($"Array.Read must read at most 1024 rows together; got {rows}.");
        if (bits > MostConverterBits && !isExact)
            problems.Add($"Array.Adc.Levels must be at most {1 << MostConverterBits}; got {array.Adc.Levels}.");
        InvalidDesignException.ThrowIfAny($"Chip '{chip.Name}'", problems);
        return new ArrayDesign
        {
            Rows = rows,
            CellBits = array.Cell.Bits,
            Cell = Range(array.Cell),
            Adc = isExact ? AdcDesign.Ideal : new AdcDesign { Bits = bits },
        };
    }

    private static ConductanceRange Range(IArrayCell cell) => cell switch
    {
        ResistiveCell { OnResistance: var on, OffResistance: var off } => Range(on, off, cell.Bits),
        FeFetCell { OnResistance: var on, OffResistance: var off } => Range(on, off, cell.Bits),
        CrossPointCell { OnResistance: var on, OffResistance: var off } => Range(on, off, cell.Bits),
        _ => new ConductanceRange { Minimum = 0, Maximum = 100 * Si.Micro, Levels = 1 << cell.Bits },
    };

    private static ConductanceRange Range(double on, double off, int bits) =>
        new() { Minimum = 1 / off, Maximum = 1 / on, Levels = 1 << bits };
}
