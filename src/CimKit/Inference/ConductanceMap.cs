namespace CimKit.Inference;

/// <summary>Conductances of one array, as programmed: what is drawn as a heat map.</summary>
public sealed record ConductanceMap
{
    private ConductanceMap()
    {
    }

    /// <summary>Name of the layer.</summary>
    public required string Layer { get; init; }

    /// <summary>Number of the array in its layer; 0 holds the first rows.</summary>
    public required int Array { get; init; }

    /// <summary>Number of the chip.</summary>
    public required int Chip { get; init; }

    /// <summary>Rows of the array.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns: digits of one output side by side, most significant first; then the dummy columns, or after each output its partners.</summary>
    public required int Columns { get; init; }

    /// <summary>Columns at the right that belong to the dummy.</summary>
    public required int DummyColumns { get; init; }

    /// <summary>Shape [rows, columns] in siemens.</summary>
    public required ReadOnlyMemory<double> Siemens { get; init; }

    /// <summary>Conductance of one cell in siemens.</summary>
    public double this[int row, int column] => Siemens.Span[row * Columns + column];

    internal static ConductanceMap Of(CrossbarLayer layer, int array, int chip)
    {
        var (tiling, digits) = (layer.Tiling, layer.Tiling.Slicing.Digits);
        var isPair = tiling.Slicing.IsPair;
        var (rows, columns) = (tiling.RowsOf(array), (isPair ? 2 * tiling.Outputs : tiling.Outputs + 1) * digits);
        var siemens = new double[rows * columns];
        foreach (var slice in Enumerable.Range(0, digits).Select(layer.Cells.Programmed))
            for (var group = 0; group < columns / digits; group++)
                for (var local = 0; local < rows; local++)
                {
                    var row = array * tiling.ArrayRows + local;
                    siemens[local * columns + group * digits + digits - 1 - slice.Digit] = isPair
                        ? group % 2 == 0 ? slice.Cell(group / 2, row) : slice.Subtracted(group / 2, row)
                        : group < tiling.Outputs ? slice.Cell(group, row) : slice.Dummy(row);
                }
        return new()
        {
            Layer = layer.Plan.Name, Array = array, Chip = chip, Rows = rows, Columns = columns,
            DummyColumns = isPair ? 0 : digits, Siemens = siemens,
        };
    }
}
