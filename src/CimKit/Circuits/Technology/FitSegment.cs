using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>One piece of a fit over a column's resistance: a·R + b, or a·ln R + b.</summary>
/// <param name="UpperResistance">The piece holds below this resistance; infinite for the last one.</param>
/// <param name="IsLogarithmic">Whether the resistance enters by its natural logarithm.</param>
/// <param name="Slope">a, in the unit of the fitted quantity over Ω, or in that unit.</param>
/// <param name="Offset">b, in the unit of the fitted quantity.</param>
public sealed record FitSegment(
    [property: Unit("Ω")] double UpperResistance,
    bool IsLogarithmic,
    [property: Unit("1")] double Slope,
    [property: Unit("1")] double Offset)
{
    /// <summary>The fitted quantity at a resistance.</summary>
    /// <param name="segments">Pieces in rising order; the last one has no upper end.</param>
    /// <param name="resistance">Resistance of the column.</param>
    internal static double Evaluate(ReadOnlySpan<FitSegment> segments, [Unit("Ω")] double resistance)
    {
        var index = 0;
        while (index < segments.Length - 1 && resistance >= segments[index].UpperResistance)
            index++;
        var piece = segments[index];
        return piece.Slope * (piece.IsLogarithmic ? Math.Log(resistance) : resistance) + piece.Offset;
    }
}
