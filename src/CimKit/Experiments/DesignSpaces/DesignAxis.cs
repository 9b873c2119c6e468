using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>One thing that differs between the designs of a space, and its values.</summary>
/// <example><code>
/// var cells = DesignAxis.Cells(("SRAM", new SramCell()), ("RRAM", new ResistiveCell()));
/// var schedule = new DesignAxis("Schedule",
///     new DesignChoice("pipeline"), new DesignChoice("layer by layer", chip => chip with { Schedule = new() { Order = LayerOrder.LayerByLayer } }));
/// </code></example>
public sealed record DesignAxis
{
    /// <summary>Anything about a design.</summary>
    /// <param name="name">What differs.</param>
    /// <param name="choices">Its values.</param>
    public DesignAxis(string name, params IReadOnlyList<DesignChoice> choices) =>
        (Name, Choices) = (Require.NotBlank(name, nameof(Name)), Array.AsReadOnly(choices.ToArray()));

    /// <summary>What differs; unique in its space.</summary>
    public string Name { get; }

    /// <summary>Its values.</summary>
    public IReadOnlyList<DesignChoice> Choices { get; }

    /// <summary>Memory cells with their own bits, resistances and sizes.</summary>
    public static DesignAxis Cells(params IReadOnlyList<(string Label, IArrayCell Cell)> cells) => new("Cell",
        [.. cells.Select(cell => new DesignChoice(cell.Label, chip => With(chip, cell.Cell)))]);

    /// <summary>Bits one cell stores; a design whose cell cannot store as many is impossible. Stands after <see cref="Cells"/>.</summary>
    public static DesignAxis CellBits(params IReadOnlyList<int> bits) => new("Cell bits",
        [.. bits.Select(count => new DesignChoice($"{count}-bit cells", chip => With(chip, WithBits(chip.Array.Cell, count))))]);

    /// <summary>Kinds of converter; the resolution stays that of the chip.</summary>
    public static DesignAxis Adcs(params IReadOnlyList<(string Label, IAdc Adc)> adcs) => new("ADC",
        [.. adcs.Select(adc => new DesignChoice(adc.Label, chip => With(chip, adc.Adc, chip.Array.Adc.Levels)))]);

    /// <summary>Resolutions of the converters; their kind stays that of the chip.</summary>
    public static DesignAxis AdcBits(params IReadOnlyList<int> bits) => new("ADC bits",
        [.. bits.Select(count => new DesignChoice(
            $"{Require.InRange(count, 1, 12, "bit", nameof(bits))}-bit ADC", chip => With(chip, chip.Array.Adc, 1 << count)))]);

    /// <summary>Square sub-arrays by their rows.</summary>
    public static DesignAxis ArrayRows(params IReadOnlyList<int> rows) => new("Array rows",
        [.. rows.Select(count => new DesignChoice(
            $"{count} rows", chip => chip with { Array = chip.Array with { Rows = count, Columns = count } }))]);

    /// <summary>Technology nodes by their feature size in nanometres. Accuracy does not depend on them.</summary>
    public static DesignAxis Nodes(params IReadOnlyList<int> nanometres) => new("Node",
        [.. nanometres.Select(node => new DesignChoice(
            $"{node} nm", chip => chip with { Process = chip.Process with { Nanometres = node } }))]);

    /// <summary>How far cells land from their target. SRAM stores bits, not conductances, and stays exact. Costs do not depend on it.</summary>
    public static DesignAxis Variations(params IReadOnlyList<ProgrammingVariation> variations) => new("Variation",
        [.. variations.Select(variation => new DesignChoice(variation.ToString()!, null,
            (ChipDesign chip, ArrayDesign arrays) => chip.Array.Cell.IsSram ? arrays : arrays with { Variation = variation }))]);

    /// <summary>
    /// Seconds since programming: the same chips grown older. Cells without <see cref="CellEffects.Retention"/> and
    /// <see cref="CellEffects.Model"/> stay as they are. Costs do not depend on it. Stands after the axis that says how cells age.
    /// </summary>
    public static DesignAxis Times(params IReadOnlyList<(string Label, double Seconds)> times) => new("Age",
        [.. times.Select(time => new DesignChoice(time.Label, null, arrays => Aged(arrays, time.Seconds)))]);

    private static ArrayDesign Aged(ArrayDesign arrays, double seconds) => arrays.Effects is { Model: null, Retention: null }
        ? arrays
        : arrays with { Effects = arrays.Effects with { Time = seconds } };

    private static ChipDesign With(ChipDesign chip, IArrayCell cell) => chip with { Array = chip.Array with { Cell = cell } };

    private static ChipDesign With(ChipDesign chip, IAdc adc, int levels) => chip with { Array = chip.Array with { Adc = adc.Under(adc.Columns, levels) } };

    private static IArrayCell WithBits(IArrayCell cell, int bits) => cell switch
    {
        ResistiveCell resistive => resistive with { Bits = bits },
        FeFetCell feFet => feFet with { Bits = bits },
        CrossPointCell crossPoint => crossPoint with { Bits = bits },
        _ when cell.Bits == bits => cell,
        _ => throw new InvalidDesignException(cell.GetType().Name, [$"{cell.GetType().Name} must store {cell.Bits} bit; got {bits}."]),
    };
}
