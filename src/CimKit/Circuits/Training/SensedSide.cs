using CimKit.Circuits.Adcs;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>What senses the lines of one direction of an array: multiplexer, converters, adders.</summary>
internal sealed record SensedSide
{
    internal required int Shared { get; init; }

    internal required int Converters { get; init; }

    internal required int Levels { get; init; }

    internal SharedColumns? Mux { get; init; }

    internal ColumnSensing? Sensing { get; init; }

    internal Cost Converter { get; init; }

    internal Cost Encoder { get; init; }

    internal Cost Amplifiers { get; init; }

    internal Cost Adders { get; init; }

    internal Cost Registers { get; init; }

    internal ShiftAddCost WeightShift { get; init; }

    internal ShiftAddCost InputShift { get; init; }

    internal double SensingArea => Converter.Area + Encoder.Area + Amplifiers.Area;

    internal double AddingArea => Adders.Area + Registers.Area + WeightShift.Cost.Area + InputShift.Cost.Area;

    internal double Leakage => (Mux?.Decoder.Leakage ?? 0) + Encoder.Leakage + Amplifiers.Leakage
        + Adders.Leakage + Registers.Leakage + WeightShift.Cost.Leakage + InputShift.Cost.Leakage;

    internal static SensedSide Forward(TechnologyNode node, TrainingArray design, TrainingLines lines)
    {
        var array = design.Array;
        var isRows = array.Read.IsRowByRow;
        var shared = lines.IsSram && isRows ? design.CellsPerWeight : array.ColumnsPerConverter;
        var target = lines.IsSram ? lines.AccessResistance / lines.Rows / 2
            : isRows ? lines.OpenResistance : lines.OpenResistance / lines.Rows;
        var side = Side(node, design, lines, Placement.UnderColumns(lines.RowLength), lines.Columns, shared, array.Adc.Levels, lines.Rows);
        if (lines.IsSram && isRows)
            return side;
        return shared == 1 ? side : side with { Mux = SharedColumns.Under(node, lines.RowLength, side.Converters, shared, target) };
    }

    internal static SensedSide Transposed(TechnologyNode node, TrainingArray design, TrainingLines lines, SensedSide forward)
    {
        var isRows = design.Array.Read.IsRowByRow || !design.IsTransposedParallel;
        var shared = design.RowsPerConverter;
        var target = lines.IsSram ? lines.AccessResistance / lines.Columns / 2
            : isRows ? lines.OpenResistance : lines.OpenResistance / lines.Columns;
        var side = Side(
            node, design, lines, Placement.BesideRows(lines.ColumnLength), lines.Rows, shared, design.TransposedLevels, lines.Columns);
        if (lines.IsSram && isRows)
            return side;
        // Reference: in SRAM the decoder drives the gates of the other multiplexer.
        return side with
        {
            Mux = SharedColumns.Beside(
                node, lines.ColumnLength, side.Converters, shared, target,
                lines.IsSram && node.IsReference ? forward.Mux?.Gates : null,
                lines.IsSram && node.IsReference ? (lines.Columns + shared - 1) / shared : side.Converters),
        };
    }

    private static SensedSide Side(
        TechnologyNode node, TrainingArray design, TrainingLines lines, Placement placement, int sensed, int shared, int levels, int summed)
    {
        var array = design.Array;
        var (isRows, cells) = (array.Read.IsRowByRow, design.CellsPerWeight);
        if (lines.IsSram && isRows)
            return SensedRows.Of(node, design, lines, placement, sensed, shared);
        var used = isRows ? 1 << array.Cell.Bits : levels;
        var converters = sensed / shared;
        var adc = array.Adc is SarAdc sar ? sar with { Levels = used } : (IAdc)((FlashAdc)array.Adc with { Levels = used });
        var sensing = new ColumnSensing(
            node, adc, Closed(lines), Open(lines), isRows ? 1 : summed);
        var bits = isRows ? SubarrayCounts.Log2Up(summed) + array.Cell.Bits : SubarrayCounts.Log2Up(used);
        return new SensedSide
        {
            Shared = shared,
            Converters = converters,
            Levels = used,
            Sensing = sensing,
            Converter = placement.Spread(converters * sensing.Area, 0),
            Encoder = sensing.HasEncoder ? TrainingEncoder.Of(node, used, converters, placement) : default,
            Adders = isRows ? ShiftAddCost.Adder(node, bits, converters, placement) : default,
            Registers = isRows ? ShiftAddCost.Register(node, design.Clock, bits + 1, converters, placement) : default,
            WeightShift = cells > 1 ? ShiftAddCost.Of(node, design.Clock, converters, bits, cells, placement) : default,
            InputShift = array.InputBits > 1 ? ShiftAddCost.Of(node, design.Clock, converters, bits + cells, array.InputBits, placement) : default,
        };
    }

    // The published program compares with resistive cells also where SRAM is read.
    private static double Closed(TrainingLines lines) => lines.IsSram ? 240e3 : lines.Array.ReferenceResistance;

    private static double Open(TrainingLines lines) => lines.IsSram ? 24e6 : lines.Array.OffResistance;
}
