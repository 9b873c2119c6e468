using CimKit.Networks;

namespace CimKit.Mapping.Cells;

/// <summary>Cells that one copy of a layer needs.</summary>
/// <param name="Row">The layer.</param>
/// <param name="Rows">Rows of cells of the unrolled matrix: channels × kernel positions × rows per weight.</param>
/// <param name="ChannelRows">Rows of cells of one kernel position: channels × rows per weight.</param>
/// <param name="Columns">Columns of cells: outputs × columns per weight.</param>
public sealed record LayerFootprint(LayerTableRow Row, int Rows, int ChannelRows, int Columns)
{
    /// <summary>Cells of one copy.</summary>
    public long Cells => (long)Rows * Columns;

    /// <summary>The footprint of a layer whose weights are coded so.</summary>
    public static LayerFootprint Of(LayerTableRow row, IWeightCoding coding) => new(
        row,
        checked((int)row.WeightRows * coding.RowsPerWeight),
        checked(row.InputChannels * coding.RowsPerWeight),
        checked(row.Outputs * coding.ColumnsPerWeight));
}
