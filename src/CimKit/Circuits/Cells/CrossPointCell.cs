using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Cells;

/// <summary>A resistive cell with a selector and no transistor, at every crossing of two wires.</summary>
/// <remarks>Drawn in the wires' feature size; the published model has it from 22 nm up. Source: [Chen2018], Section II.</remarks>
public sealed record CrossPointCell : IArrayCell
{
    /// <summary>Resistance of the cell in its most open level.</summary>
    [Unit("Ω")]
    public double OnResistance { get; init => field = Require.Positive(value, "Ω"); } = 100 * Si.Kilo;

    /// <summary>Resistance of the cell in its most closed level.</summary>
    [Unit("Ω")]
    public double OffResistance { get; init => field = Require.Positive(value, "Ω"); } = 1.7 * Si.Mega;

    /// <inheritdoc/>
    public int Bits { get; init => field = Require.InRange(value, 1, 8, "bit"); } = 1;

    /// <summary>Height in feature sizes of the wire.</summary>
    [Unit("1")]
    public double Height { get; init => field = Require.Positive(value); } = 2;

    /// <summary>Width in feature sizes of the wire.</summary>
    [Unit("1")]
    public double Width { get; init => field = Require.Positive(value); } = 2;

    /// <inheritdoc/>
    public bool IsSram => false;

    /// <inheritdoc/>
    public bool HasAccessTransistor => false;

    /// <inheritdoc/>
    public IEnumerable<string> Problems(TechnologyNode node)
    {
        if (node.Nanometres < 22)
            yield return $"CrossPointCell exists at nodes of 22 nm and above; got {node.Nanometres} nm.";
        if (OffResistance <= OnResistance)
            yield return ResistiveArray.Order(OnResistance, OffResistance);
    }

    /// <inheritdoc/>
    public CellArray Array(TechnologyNode node, int rows, int columns, bool isRowByRow) =>
        new ResistiveArray(node, rows, columns, new ArrayPitch(Height, Width, node.Wires.Cell.Width))
            .WithoutAccess(OnResistance, OffResistance);
}
