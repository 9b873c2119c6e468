using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>How pass gates under an array share its width.</summary>
internal static class ColumnSlices
{
    /// <summary>Rows of pass gates, and the fingers of each.</summary>
    /// <param name="node">Process.</param>
    /// <param name="width">Width for one gate of each pair.</param>
    /// <param name="count">Pass gates.</param>
    /// <param name="circuit">Circuit they belong to.</param>
    internal static (int Rows, int Fingers) Fold(TechnologyNode node, double width, int count, string circuit)
    {
        var minimum = node.MinimumPassGateWidth;
        var each = (int)Math.Min(Math.Floor(width / minimum), count);
        if (each < 1)
        {
            throw new InvalidDesignException(circuit, [FormattableString.Invariant(
                $"Width must leave at least {minimum:G4} m for one pass gate; got {width:G4} m.")]);
        }
        var rows = (count + each - 1) / each;
        var even = (count + rows - 1) / rows;
        return (rows, Math.Max((int)Math.Floor(width / even / (minimum / 2)) - 1, 1));
    }
}
