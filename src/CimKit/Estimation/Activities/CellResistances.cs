using CimKit.Circuits.Subarrays;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Activities;

/// <summary>Resistance through a cell, as the mapping sums it, of an array's cells.</summary>
internal static class CellResistances
{
    internal static ICellResistance Of(SubarrayReads reads)
    {
        var cells = reads.Cells;
        return reads.Array.Cell.IsSram
            ? new StaticRamCells
            {
                AccessResistance = cells.AccessResistance,
                ColumnWireResistance = cells.ColumnSegment,
                ConductsOnlyOnes = !reads.Node.IsReference,
            }
            : new ResistiveCells
            {
                OnResistance = 1 / cells.MaximumConductance,
                OffResistance = 1 / cells.MinimumConductance,
                RowWireResistance = cells.RowSegment,
                ColumnWireResistance = cells.ColumnSegment,
                AccessResistance = cells.SeriesResistance,
            };
    }
}
