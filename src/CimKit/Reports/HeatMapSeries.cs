using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A matrix as coloured cells: row 0 on top, column 0 on the left; NaN leaves a cell blank.</summary>
public sealed record HeatMapSeries : Series
{
    private readonly double[] values;

    /// <summary>Cells of a matrix.</summary>
    /// <param name="valueLabel">The quantity of the cells, written at the colour bar.</param>
    /// <param name="unit">Its unit without prefix; <c>1</c> if it has none.</param>
    /// <param name="cells">Matrix [row, column]; copied.</param>
    /// <exception cref="ArgumentException">The matrix is empty, all blank, or holds an infinity.</exception>
    public HeatMapSeries(string valueLabel, string unit, double[,] cells)
        : this(valueLabel, unit, cells.Cast<double>(), cells.GetLength(0), cells.GetLength(1))
    {
    }

    /// <summary>Cells of a matrix.</summary>
    /// <param name="valueLabel">The quantity of the cells, written at the colour bar.</param>
    /// <param name="unit">Its unit without prefix; <c>1</c> if it has none.</param>
    /// <param name="cells">Row-major cells; copied.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentException">The number of cells does not fit, all are blank, or one is infinite.</exception>
    public HeatMapSeries(string valueLabel, string unit, IEnumerable<double> cells, int rows, int columns)
        : base("")
    {
        ValueLabel = Require.NotBlank(valueLabel, nameof(ValueLabel));
        Unit = Require.NotBlank(unit, nameof(Unit));
        (Rows, Columns) = (Require.Positive(rows, name: nameof(Rows)), Require.Positive(columns, name: nameof(Columns)));
        values = cells.ToArray();
        if (values.Length != (long)rows * columns)
            throw new ArgumentException($"HeatMapSeries '{valueLabel}' must hold {rows} × {columns} cells; got {values.Length}.", nameof(cells));
        if (Array.Exists(values, double.IsInfinity))
            throw new ArgumentException($"HeatMapSeries '{valueLabel}': cells must be finite, or NaN to leave them blank; got infinity.", nameof(cells));
        if (Array.TrueForAll(values, double.IsNaN))
            throw new ArgumentException($"HeatMapSeries '{valueLabel}': at least 1 cell must not be blank (NaN).", nameof(cells));
    }

    /// <summary>The quantity of the cells.</summary>
    public string ValueLabel { get; }

    /// <summary>Unit of the cells without prefix.</summary>
    public string Unit { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Colours from the smallest to the largest value.</summary>
    public ColorScale Scale { get; init; } = ColorScale.Viridis;

    /// <summary>Values of the first and last colour; null for the range of the cells.</summary>
    public AxisRange? Range { get; init; }

    /// <summary>True to write the value into every cell; meant for small matrices such as a confusion matrix.</summary>
    public bool ShowsValues { get; init; }

    /// <summary>The cell; NaN if it is blank.</summary>
    public double this[int row, int column] => values[(row * Columns) + column];

    /// <inheritdoc/>
    public override IEnumerable<double> XValues => [-0.5, Columns - 0.5];

    /// <inheritdoc/>
    public override IEnumerable<double> YValues => [-0.5, Rows - 0.5];

    /// <summary>The values of the first and last colour: <see cref="Range"/>, or the range of the cells.</summary>
    public AxisRange ColorRange()
    {
        if (Range is { } range)
            return range;
        var shown = values.Where(value => !double.IsNaN(value)).ToArray();
        var (low, high) = (shown.Min(), shown.Max());
        if (low == high)
            (low, high) = low == 0 ? (0, 1) : (low - Math.Abs(low), low + Math.Abs(low));
        return new AxisRange(low, high);
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> Problems(Axis x, Axis y)
    {
        foreach (var (axis, side, count) in new[] { (x, "X", Columns), (y, "Y", Rows) })
        {
            if (axis.Scale == AxisScale.Logarithmic)
                yield return $"HeatMapSeries '{ValueLabel}': {side} axis '{axis.Label}' must be linear.";
            if (axis.Categories.Count > 0 && axis.Categories.Count != count)
                yield return $"HeatMapSeries '{ValueLabel}': {side} axis '{axis.Label}' must have {count} categories or none; got {axis.Categories.Count}.";
        }
    }
}
