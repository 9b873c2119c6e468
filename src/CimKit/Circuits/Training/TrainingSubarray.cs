using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Everything around one array that is read in both directions and written.</summary>
internal sealed class TrainingSubarray
{
    internal TrainingSubarray(TechnologyNode node, TrainingArray design)
    {
        (Node, Design) = (node, design);
        var array = design.Array;
        Lines = TrainingLines.Of(node, array.Cell, array.Rows, array.Columns);
        Rows = RowDrivers.Of(node, design, Lines);
        Columns = Lines.IsSram ? null : SwitchBank.Columns(
            node, design.Clock, Lines.RowLength, array.Columns, Lines.OpenResistance, Lines.Column, Lines.ColumnResistance);
        Forward = SensedSide.Forward(node, design, Lines);
        Charging = Lines.IsSram ? Bitlines.Columns(node, Lines) : null;
        if (!design.IsTransposable)
            return;
        Transposed = SensedSide.Transposed(node, design, Lines, Forward);
        TransposedCharging = Lines.IsSram ? Bitlines.Rows(node, Lines) : null;
        TransposedRows = Lines.IsSram ? RowDrivers.Transposed(node, design, Lines) : null;
    }

    internal TechnologyNode Node { get; }

    internal TrainingArray Design { get; }

    internal TrainingLines Lines { get; }

    internal RowDrivers Rows { get; }

    internal SwitchBank? Columns { get; }

    internal SensedSide Forward { get; }

    internal SensedSide? Transposed { get; }

    internal Bitlines? Charging { get; }

    internal Bitlines? TransposedCharging { get; }

    internal RowDrivers? TransposedRows { get; }

    internal bool IsRowByRow => Design.Array.Read.IsRowByRow;
}
