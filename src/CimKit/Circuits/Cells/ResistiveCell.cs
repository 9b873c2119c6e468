using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Cells;

/// <summary>A resistive cell with an access transistor (1T1R): RRAM, or PCM with its own levels.</summary>
/// <remarks>The published model has it from 22 nm up. Source: [Chen2018], Section II; [Peng2019].</remarks>
public sealed record ResistiveCell : IArrayCell
{
    /// <summary>Resistance of the cell in its most open level.</summary>
    [Unit("Ω")]
    public double OnResistance { get; init => field = Require.Positive(value, "Ω"); } = 100 * Si.Kilo;

    /// <summary>Resistance of the cell in its most closed level.</summary>
    [Unit("Ω")]
    public double OffResistance { get; init => field = Require.Positive(value, "Ω"); } = 1.7 * Si.Mega;

    /// <inheritdoc/>
    public int Bits { get; init => field = Require.InRange(value, 1, 8, "bit"); } = 1;

    /// <summary>Height in feature sizes.</summary>
    [Unit("1")]
    public double Height { get; init => field = Require.Positive(value); } = 4;

    /// <summary>Width in feature sizes.</summary>
    [Unit("1")]
    public double Width { get; init => field = Require.Positive(value); } = 12;

    /// <summary>Whether the cell is at least as high as the circuits beside it need.</summary>
    public bool RelaxesHeight { get; init; }

    /// <summary>Whether the cell is at least as wide as the circuits under it need.</summary>
    public bool RelaxesWidth { get; init; }

    /// <inheritdoc/>
    public bool IsSram => false;

    /// <inheritdoc/>
    public bool HasAccessTransistor => true;

    /// <inheritdoc/>
    public IEnumerable<string> Problems(TechnologyNode node)
    {
        if (node.Nanometres < 22)
            yield return $"ResistiveCell exists at nodes of 22 nm and above (FeFetCell and SramCell at every node); got {node.Nanometres} nm.";
        foreach (var problem in ResistiveArray.Problems(node, OnResistance, OffResistance, Width))
            yield return problem;
    }

    /// <inheritdoc/>
    public CellArray Array(TechnologyNode node, int rows, int columns, bool isRowByRow) =>
        new ResistiveArray(node, rows, columns, Pitch(node)).WithAccess(OnResistance, OffResistance, countsInSeries: true);

    private ArrayPitch Pitch(TechnologyNode node) =>
        new ArrayPitch(Height, Width, node.FeatureSize).Relaxed(node, isSram: false, RelaxesHeight, RelaxesWidth);
}
