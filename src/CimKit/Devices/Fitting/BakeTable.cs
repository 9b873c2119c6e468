using CimKit.Foundation;
using MathNet.Numerics.Statistics;

namespace CimKit.Devices.Fitting;

/// <summary>A retention bake as mean change and spread by temperature and programmed conductance: the honest model where data exist.</summary>
/// <remarks>Cells of each temperature are sorted by conductance before and cut into equal parts. Source: first principles.</remarks>
public sealed record BakeTable
{
    private BakeTable()
    {
    }

    /// <summary>Ascending by temperature, then by conductance.</summary>
    public required IReadOnlyList<BakeRow> Rows { get; init; }

    /// <summary>The table.</summary>
    /// <param name="cells">Baked cells, at least two for each part of each temperature.</param>
    /// <param name="parts">Parts of the conductances of each temperature; 4 for quarters.</param>
    /// <exception cref="ArgumentException">A temperature has too few cells.</exception>
    public static BakeTable Of(IEnumerable<BakedCell> cells, int parts = 4)
    {
        Require.InRange(parts, 1, 1000, name: nameof(parts));
        return new()
        {
            Rows = cells.GroupBy(cell => cell.Temperature).OrderBy(group => group.Key)
                .SelectMany(group => Parts(group.Key, [.. group.OrderBy(cell => cell.Before)], parts)).ToArray(),
        };
    }

    /// <summary>The measured drift at one of the temperatures, as retention law; changes grow with ln t only as far as times were measured.</summary>
    /// <param name="temperature">One of the temperatures of the bake, within 0.5 K.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public TableRetention ToRetention([Unit("K")] double temperature)
    {
        var rows = Rows.Where(row => Math.Abs(row.Temperature - temperature) < 0.5).ToArray();
        if (rows.Length == 0)
            throw new ArgumentException(FormattableString.Invariant(
                $"temperature must be one of {string.Join(", ", Rows.Select(row => row.Temperature.ToString("G5")).Distinct())} K; got {temperature:G5} K."), nameof(temperature));
        return new()
        {
            Conductances = rows.Select(row => row.Before).ToArray(),
            Times = [rows.Average(row => row.Time)],
            MeanChanges = rows.Select(row => row.MeanChange).ToArray(),
            Spreads = rows.Select(row => row.Spread).ToArray(),
        };
    }

    private static IEnumerable<BakeRow> Parts(double temperature, BakedCell[] cells, int parts)
    {
        if (cells.Length < 2 * parts)
            throw new ArgumentException(FormattableString.Invariant($"cells must hold at least {2 * parts} cells at {temperature:G5} K; got {cells.Length}."), nameof(cells));
        for (var part = 0; part < parts; part++)
        {
            var chosen = cells[(part * cells.Length / parts)..((part + 1) * cells.Length / parts)];
            var changes = chosen.Select(cell => cell.After - cell.Before).ToArray();
            yield return new(
                temperature, chosen.Average(cell => cell.Time), chosen[0].Before, chosen[^1].Before, chosen.Average(cell => cell.Before),
                changes.Mean(), changes.StandardDeviation(), chosen.Length);
        }
    }
}
