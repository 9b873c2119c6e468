using CimKit.Circuits.Drivers;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Prechargers and write drivers of SRAM lines.</summary>
internal sealed record Bitlines(Cost Precharger, Cost WriteDriver)
{
    internal double Leakage => Precharger.Leakage + WriteDriver.Leakage;

    internal double Area => Precharger.Area + WriteDriver.Area;

    internal static Bitlines Columns(TechnologyNode node, TrainingLines lines) =>
        Make(node, lines.Columns, lines.Column, lines.ColumnResistance, Placement.UnderColumns(lines.RowLength));

    /// <summary>Of the second bitlines: one row of cells, which adds its whole length to the array's width.</summary>
    internal static Bitlines Rows(TechnologyNode node, TrainingLines lines) =>
        Make(node, lines.Rows, lines.RowWire, lines.RowResistance, Placement.Free);

    private static Bitlines Make(TechnologyNode node, int lines, double capacitance, double resistance, Placement placement) => new(
        new Precharger { Columns = lines, LineCapacitance = capacitance, LineResistance = resistance, Placement = placement }.Estimate(node),
        new SramWriteDriver { Columns = lines, LineCapacitance = capacitance, LineResistance = resistance, Placement = placement }.Estimate(node));
}
