using System.Globalization;

namespace CimKit.Reports;

/// <summary>Checks and copies of the numbers of a series.</summary>
internal static class SeriesData
{
    public static IReadOnlyList<double> Copy(IEnumerable<double> values, string name, string series)
    {
        var copy = values.ToArray();
        var bad = Array.FindIndex(copy, value => !double.IsFinite(value));
        if (bad >= 0)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{series}: {name}[{bad}] must be finite; got {copy[bad]}."), name);
        return Array.AsReadOnly(copy);
    }

    public static IReadOnlyList<double> CopySame(IEnumerable<double> values, int count, string name, string series)
    {
        var copy = Copy(values, name, series);
        return copy.Count == count
            ? copy
            : throw new ArgumentException($"{series}: {name} must hold {count} values, one a point; got {copy.Count}.", name);
    }

    public static void RequireNotNegative(IReadOnlyList<double> values, string name, string series)
    {
        for (var i = 0; i < values.Count; i++)
            if (values[i] < 0)
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{series}: {name}[{i}] must be 0 or greater; got {values[i]}."), name);
    }

    public static IEnumerable<string> NumberProblems(Series series, Axis axis, string side, IEnumerable<double> values)
    {
        if (axis.Scale != AxisScale.Logarithmic)
            yield break;
        var index = 0;
        foreach (var value in values)
        {
            if (value <= 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{series.Title}: {side} axis '{axis.Label}' is logarithmic and needs values greater than 0; value {index} is {value}.");
                yield break;
            }
            index++;
        }
    }
}
