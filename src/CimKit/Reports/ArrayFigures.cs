using CimKit.Inference;

namespace CimKit.Reports;

/// <summary>What happens inside an array, as figures.</summary>
public static class ArrayFigures
{
    /// <summary>Conductance of every cell of one array; the dummy columns are at the right.</summary>
    public static Figure ToFigure(this ConductanceMap map) =>
        new(
            $"{map.Layer}, array {map.Array}: {map.Rows} rows × {map.Columns} columns",
            new Axis("Column (output, digit)"),
            new Axis("Row"),
            new HeatMapSeries("Conductance", "S", map.Siemens.ToArray(), map.Rows, map.Columns))
        {
            References = [ReferenceLine.Vertical(map.Columns - map.DummyColumns - 0.5)],
        };

    /// <summary>How often each partial sum reaches the converters, with the converter's levels if they are few enough to see.</summary>
    /// <param name="histogram">The partial sums of one digit of a layer.</param>
    public static Figure ToFigure(this PartialSumHistogram histogram)
    {
        var (first, last) = ((int)Math.Floor(histogram.Values[0]), (int)Math.Ceiling(histogram.Values[^1]));
        var counts = new double[last - first + 1];
        foreach (var (value, count) in histogram.Values.Zip(histogram.Counts))
            counts[(int)Math.Round(value, MidpointRounding.ToEven) - first] += count;
        return new Figure(
            $"{histogram.Layer}, digit {histogram.Digit}: what the {(histogram.Adc.IsIdeal ? "ideal" : $"{histogram.Adc.Bits}-bit")} converter reads",
            new Axis("Partial sum (cell steps)"),
            new Axis("Part of the conversions", "%"),
            new HistogramSeries(
                "partial sums",
                Enumerable.Range(0, counts.Length + 1).Select(bin => first + bin - 0.5).ToArray(),
                counts.Select(count => 100 * count / histogram.Total).ToArray()))
        {
            References = histogram.Levels.Count > 32 ? [] :
            [
                .. histogram.Levels.Where(level => level >= first - 1 && level <= last + 1)
                    .Select((level, index) => ReferenceLine.Vertical(level, index == 0 ? "ADC levels" : "")),
            ],
        };
    }
}
