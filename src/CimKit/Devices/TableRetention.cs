using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Measured drift: mean change and spread over programmed conductance and time.</summary>
/// <remarks>
/// Linear in conductance and in ln t between the entries; the first and last entries hold outside. Before the first time the
/// change grows from 0 at t = 0 in proportion to t. One ξ a cell for all times: the change of a cell ages, it is not redrawn.
/// Source: first principles.
/// </remarks>
public sealed record TableRetention : IRetention
{
    /// <summary>Programmed conductances of the rows in siemens, ascending; at least one.</summary>
    public required IReadOnlyList<double> Conductances { get; init => field = [.. value]; }

    /// <summary>Times of the columns in seconds, ascending, above 0; at least one.</summary>
    public required IReadOnlyList<double> Times { get; init => field = [.. value]; }

    /// <summary>Mean change in siemens, row by row.</summary>
    public required IReadOnlyList<double> MeanChanges { get; init => field = [.. value]; }

    /// <summary>Standard deviation of the change in siemens, row by row.</summary>
    public required IReadOnlyList<double> Spreads { get; init => field = [.. value]; }

    /// <inheritdoc/>
    public CellDrawKinds Draws => CellDrawKinds.Drift;

    /// <inheritdoc/>
    public double At(double programmed, ConductanceRange range, double time, in CellDraws draws) => Math.Max(0,
        programmed + MeanChange(programmed, time) + Spread(programmed, time) * draws.Drift);

    /// <summary>Mean change in siemens.</summary>
    public double MeanChange([Unit("S")] double programmed, [Unit("s")] double time) => Interpolate(MeanChanges, programmed, time);

    /// <summary>Standard deviation of the change in siemens.</summary>
    public double Spread([Unit("S")] double programmed, [Unit("s")] double time) => Interpolate(Spreads, programmed, time);

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        var cells = Conductances.Count * Times.Count;
        if (!Ascends(Conductances) || Conductances.Any(value => value < 0))
            problems.Add($"Conductances must ascend from 0 S or more; got [{string.Join(", ", Conductances)}].");
        if (!Ascends(Times) || Times.Any(value => value <= 0))
            problems.Add($"Times must ascend from above 0 s; got [{string.Join(", ", Times)}].");
        if (MeanChanges.Count != cells || !MeanChanges.All(double.IsFinite))
            problems.Add($"MeanChanges must hold {cells} finite numbers, one per conductance and time; got {MeanChanges.Count}.");
        if (Spreads.Count != cells || !Spreads.All(value => double.IsFinite(value) && value >= 0))
            problems.Add($"Spreads must hold {cells} numbers of 0 S or greater, one per conductance and time; got {Spreads.Count}.");
        return problems;
    }

    /// <summary>Name for tables.</summary>
    public override string ToString() => $"table of {Conductances.Count} conductances and {Times.Count} times";

    private static bool Ascends(IReadOnlyList<double> values) =>
        values.Count > 0 && values.All(double.IsFinite) && values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);

    private double Interpolate(IReadOnlyList<double> table, double programmed, double time)
    {
        var (row, rowPart) = Locate(Conductances, programmed, value => value);
        var beginning = Math.Min(1, Require.NotNegative(time, "s", nameof(time)) / Times[0]);
        var (column, columnPart) = Locate(Times, Math.Max(time, Times[0]), Math.Log);
        return beginning * Mix(Across(row), Across(Math.Min(row + 1, Conductances.Count - 1)), rowPart);

        double Across(int index) => Mix(
            table[index * Times.Count + column], table[index * Times.Count + Math.Min(column + 1, Times.Count - 1)], columnPart);
    }

    private static (int Index, double Part) Locate(IReadOnlyList<double> grid, double value, Func<double, double> scale)
    {
        var index = 0;
        while (index + 2 < grid.Count && value >= grid[index + 1])
            index++;
        if (grid.Count == 1)
            return (0, 0);
        return (index, Math.Clamp((scale(value) - scale(grid[index])) / (scale(grid[index + 1]) - scale(grid[index])), 0, 1));
    }

    private static double Mix(double first, double second, double part) => first + part * (second - first);
}
