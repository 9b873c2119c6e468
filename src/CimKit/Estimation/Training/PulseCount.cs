namespace CimKit.Estimation.Training;

/// <summary>Pulses that bring one array from its old to its new weights.</summary>
/// <remarks>Rows are written one after another, first up, then down; a row takes as many pulses as its most changed cell.</remarks>
internal readonly record struct PulseCount
{
    internal int Rows { get; init; }

    internal int Columns { get; init; }

    internal double SetRows { get; init; }

    internal double ResetRows { get; init; }

    internal double SetColumns { get; init; }

    internal double ResetColumns { get; init; }

    internal double SetPulses { get; init; }

    internal double ResetPulses { get; init; }

    /// <summary>Energy in the cells themselves.</summary>
    internal double CellEnergy { get; init; }

    internal double Pulses => SetPulses + ResetPulses;

    internal int PulsesPerRow => (int)(Pulses / Math.Max(1, (SetRows + ResetRows) / 2.0));

    internal double ColumnActivity => (SetColumns + ResetColumns) / 2.0 / Columns;

    internal double RowActivity => (SetRows + ResetRows) / 2.0 / Rows;
}
