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

    /// <summary>Columns: outputs × digits, digits of one output side by side, most significant first; then the dummy columns.</summary>
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
        var (rows, columns) = (tiling.RowsOf(array), (tiling.Outputs + 1) * digits);
        var siemens = new double[rows * columns];
        for (var local = 0; local < rows; local++)
            for (var column = 0; column < columns; column++)
            {
                var (output, digit) = (column / digits, digits - 1 - column % digits);
                var row = array * tiling.ArrayRows + local;
                siemens[local * columns + column] =
                    output < tiling.Outputs ? layer.Cells.Cell(output, row, digit) : layer.Cells.Dummy(row, digit);
            }
        return new()
        {
            Layer = layer.Plan.Name, Array = array, Chip = chip, Rows = rows, Columns = columns,
            DummyColumns = digits, Siemens = siemens,
        };
    }
}
