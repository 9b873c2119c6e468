using CimKit.Circuits.Drivers;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Drivers on one side of the array: a switch matrix, or a decoder and what follows it.</summary>
internal sealed record RowDrivers(SwitchBank? Switches, Cost? Decoder, Cost? Follower)
{
    internal double Area => (Switches?.Layout.Area ?? 0) + (Decoder?.Area ?? 0) + (Follower?.Area ?? 0);

    internal double Width => (Switches?.Layout.Width ?? 0) + (Decoder?.Width ?? 0) + (Follower?.Width ?? 0);

    internal double Height => (Switches?.Layout.Height ?? 0) + (Decoder?.Height ?? 0) + (Follower?.Height ?? 0);

    internal double Leakage => (Switches?.Layout.Leakage ?? 0) + (Decoder?.Leakage ?? 0) + (Follower?.Leakage ?? 0);

    internal double DecodedDelay => (Decoder?.Latency ?? 0) + (Follower?.Latency ?? 0);

    internal double DecodedEnergy => (Decoder?.Energy ?? 0) + (Follower?.Energy ?? 0);

    internal double DecodedWriteEnergy => (Decoder?.Energy ?? 0) + (Follower?.WriteEnergy ?? 0);

    internal static RowDrivers Of(TechnologyNode node, TrainingArray design, TrainingLines lines)
    {
        var array = design.Array;
        if (array.Read.IsRowByRow)
            return Decoded(node, lines);
        if (lines is { IsSram: false, HasAccess: true })
            return new RowDrivers(SwitchBank.Bitlines(node, design.Clock, lines, array.AccessVoltage), null, null);
        var target = lines.IsSram ? lines.RowResistance : lines.Array.ReferenceResistance / lines.Columns;
        return new RowDrivers(
            SwitchBank.Rows(node, design.Clock, lines.ColumnLength, lines.Rows, target, lines.RowWire, lines.RowResistance, lines.IsSram ? 2 : 1),
            null,
            null);
    }

    /// <summary>Second wordlines of SRAM, along its columns.</summary>
    internal static RowDrivers Transposed(TechnologyNode node, TrainingArray design, TrainingLines lines)
    {
        if (design.IsTransposedParallel && !design.Array.Read.IsRowByRow)
        {
            return new RowDrivers(
                SwitchBank.Crossing(node, design.Clock, lines.Columns, lines.ColumnResistance, lines.Column, lines.ColumnResistance),
                null,
                null);
        }
        return new RowDrivers(null, Selecting(lines.Columns, lines.Column, lines.ColumnResistance, lines.Rows, default).Estimate(node), null);
    }

    private static RowDrivers Decoded(TechnologyNode node, TrainingLines lines)
    {
        var placement = Placement.BesideRows(lines.ColumnLength);
        var decoder = Selecting(lines.Rows, lines.IsSram ? lines.RowWire : lines.Wordline, 0, lines.Columns, placement);
        return new RowDrivers(null, decoder.Estimate(node), lines is { IsSram: false, HasAccess: true } ? Following.Of(node, lines, decoder.OutputRamp(node)) : null);
    }

    private static RowDecoder Selecting(int lines, double load, double resistance, int crossing, Placement placement) => new()
    {
        AddressBits = SubarrayCounts.Log2Up(lines),
        LineCapacitance = load,
        LineResistance = resistance,
        Columns = crossing,
        Placement = placement,
    };
}
