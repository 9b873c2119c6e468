namespace CimKit.Estimation.Training;

/// <summary>Pulses that bring one array from its old to its new weights.</summary>
/// <remarks>Rows are written one after another, first up, then down; a row takes as many pulses as its most changed cell.</remarks>
internal readonly record struct PulseCount
{
    internal int Rows { get; init; }

    internal int Columns { get; init; }

    internal int SetRows { get; init; }

    internal int ResetRows { get; init; }

    internal int SetColumns { get; init; }

    internal int ResetColumns { get; init; }

    internal long SetPulses { get; init; }

    internal long ResetPulses { get; init; }

    /// <summary>Energy in the cells themselves.</summary>
    internal double CellEnergy { get; init; }

    internal long Pulses => SetPulses + ResetPulses;

    internal int PulsesPerRow => (int)(Pulses / Math.Max(1, (SetRows + ResetRows) / 2.0));

    internal double ColumnActivity => (SetColumns + ResetColumns) / 2.0 / Columns;

    internal double RowActivity => (SetRows + ResetRows) / 2.0 / Rows;
}
