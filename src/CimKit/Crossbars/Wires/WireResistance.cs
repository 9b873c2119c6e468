using CimKit.Foundation;

namespace CimKit.Crossbars.Wires;

/// <summary>Resistances of an array's lines, cell to cell; the segment between the terminal and the first cell is as long.</summary>
/// <remarks>Rows are driven before the first column; columns are sensed, at virtual ground, after the last row. Source: [Xiao2022].</remarks>
/// <param name="RowSegment">Between two columns along a row, 0 or greater.</param>
/// <param name="ColumnSegment">Between two rows along a column, 0 or greater.</param>
public sealed record WireResistance([property: Unit("Ω")] double RowSegment, [property: Unit("Ω")] double ColumnSegment)
{
    /// <summary>Lines without resistance.</summary>
    public static WireResistance None { get; } = new(0, 0);

    /// <summary>True if no line has a resistance.</summary>
    public bool IsNone => RowSegment == 0 && ColumnSegment == 0;

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new[] { (nameof(RowSegment), RowSegment), (nameof(ColumnSegment), ColumnSegment) })
            if (!double.IsFinite(value) || value < 0)
                yield return $"{name} must be 0 Ω or greater; got {value:G6}.";
    }
}
