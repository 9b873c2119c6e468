namespace CimKit.Mapping;

/// <summary>A number of things in rows and columns.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
public readonly record struct GridSize(int Rows, int Columns)
{
    /// <summary>Rows × columns.</summary>
    public int Count => checked(Rows * Columns);

    /// <inheritdoc/>
    public override string ToString() => $"{Rows}×{Columns}";
}
