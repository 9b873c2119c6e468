using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>One value of an axis: a label, and what it changes about a chip, about its arrays as accuracy sees them, or both.</summary>
/// <example><code>
/// new DesignChoice("RRAM", chip => chip with { Array = chip.Array with { Cell = new ResistiveCell() } },
///     arrays => arrays with { Variation = new ProportionalVariation { Sigma = 0.1 } })
/// </code></example>
public sealed record DesignChoice
{
    private readonly Func<ChipDesign, ChipDesign>? chip;
    private readonly Func<ChipDesign, ArrayDesign, ArrayDesign>? arrays;

    /// <summary>A choice.</summary>
    /// <param name="label">As people read it.</param>
    /// <param name="chip">The chip with it; null if it does not change what a chip costs.</param>
    /// <param name="arrays">The arrays with it, beyond what follows from the chip; null if nothing does.</param>
    public DesignChoice(string label, Func<ChipDesign, ChipDesign>? chip = null, Func<ArrayDesign, ArrayDesign>? arrays = null)
        : this(label, chip, arrays is null ? null : (_, design) => arrays(design))
    {
    }

    internal DesignChoice(string label, Func<ChipDesign, ChipDesign>? chip, Func<ChipDesign, ArrayDesign, ArrayDesign>? arrays) =>
        (Label, this.chip, this.arrays) = (Require.NotBlank(label, nameof(Label)), chip, arrays);

    /// <summary>As people read it; unique on its axis.</summary>
    public string Label { get; }

    /// <summary>The chip with this choice.</summary>
    public ChipDesign Apply(ChipDesign design) => chip is null ? design : chip(design);

    /// <summary>The arrays of a chip with this choice.</summary>
    /// <param name="design">The chip, all choices made.</param>
    /// <param name="start">Arrays so far: at first those of the chip, <see cref="ChipArrays"/>.</param>
    public ArrayDesign Apply(ChipDesign design, ArrayDesign start) => arrays is null ? start : arrays(design, start);
}
