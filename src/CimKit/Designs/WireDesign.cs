using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>Resistance of the lines between the cells of every array.</summary>
/// <remarks>
/// Rows are driven before the first column, columns are sensed at virtual ground after the last row; the segment at a terminal is as
/// long as one between two cells. Each digit has an array of its own, so have the two cells of a pair; a dummy column stands before
/// the first column of the first array of its rows. Source: lines as in [Xiao2022].
/// </remarks>
/// <example><code>var wired = design with { Columns = 64, Wires = new WireDesign { RowSegment = 2, ColumnSegment = 2 } };</code></example>
public sealed record WireDesign
{
    /// <summary>Lines without resistance.</summary>
    public static WireDesign None { get; } = new();

    /// <summary>Along a row, between two columns.</summary>
    [Unit("Ω")]
    public double RowSegment { get; init => field = Require.InRange(value, 0, 1e6, "Ω"); }

    /// <summary>Along a column, between two rows.</summary>
    [Unit("Ω")]
    public double ColumnSegment { get; init => field = Require.InRange(value, 0, 1e6, "Ω"); }

    /// <summary>How much of it is solved.</summary>
    public WireMethod Method { get; init; }

    /// <summary>True if no line has a resistance.</summary>
    public bool IsNone => RowSegment == 0 && ColumnSegment == 0;

    /// <summary>Name for tables.</summary>
    public override string ToString() => IsNone
        ? "no wires"
        : $"wires of {Si.Format(RowSegment, "Ω")} along rows, {Si.Format(ColumnSegment, "Ω")} along columns";
}
