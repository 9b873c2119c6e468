using CimKit.Circuits.Drivers;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Sense amplifiers and adders of SRAM that is read row by row.</summary>
internal static class SensedRows
{
    internal static SensedSide Of(
        TechnologyNode node, TrainingArray design, TrainingLines lines, Placement placement, int sensed, int shared)
    {
        var bits = SubarrayCounts.Log2Up(sensed == lines.Columns ? lines.Rows : lines.Columns);
        var cells = design.CellsPerWeight;
        var pitch = sensed == lines.Columns ? lines.RowLength / lines.Columns : lines.ColumnLength / lines.Rows;
        return new SensedSide
        {
            Shared = shared,
            Converters = sensed / shared,
            Levels = 2,
            Amplifiers = new SenseAmplifier { Columns = sensed, Pitch = pitch, Placement = placement }.Estimate(node),
            Adders = ShiftAddCost.Adder(node, bits, sensed, placement),
            Registers = ShiftAddCost.Register(node, design.Clock, bits + 1, sensed, placement),
            WeightShift = cells > 1 ? ShiftAddCost.Of(node, design.Clock, sensed / cells, bits, cells, placement) : default,
            InputShift = ShiftAddCost.Of(node, design.Clock, sensed / cells, bits + cells, design.Array.InputBits, placement),
        };
    }
}
