using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>How the drivers of an array's rows share its height.</summary>
internal static class RowSlices
{
    /// <summary>Columns of drivers where each takes at least the least row height, and the height each then has.</summary>
    internal static (int Columns, double Height) Even(TechnologyNode node, double height, int rows, string circuit)
    {
        var columns = Columns(height, node.MinimumRowHeight, rows, circuit);
        return (columns, height / ((rows + columns - 1) / columns));
    }

    /// <summary>Columns of cells of a height.</summary>
    internal static int Columns(double height, double cell, int rows, string circuit)
    {
        var each = (int)Math.Min(Math.Floor(height / cell), rows);
        if (each < 1)
        {
            throw new InvalidDesignException(circuit, [FormattableString.Invariant(
                $"Height must be at least {cell:G4} m for one driver; got {height:G4} m.")]);
        }
        return (rows + each - 1) / each;
    }

    /// <summary>Height of a follower's transmission gates: a row, or as many columns as keep the least row height.</summary>
    internal static double FollowerHeight(TechnologyNode node, double height, int rows)
    {
        var row = height / rows;
        if (row >= node.MinimumRowHeight)
            return row;
        var columns = (int)Math.Ceiling(node.MinimumRowHeight / row);
        return height / ((rows + columns - 1) / columns);
    }
}
