namespace CimKit.Devices.Fitting;

/// <summary>Trains as columns.</summary>
internal static class WidePulses
{
    public static IReadOnlyList<PulseTrain> Trains(MeasuredTable table, PulseFormat format)
    {
        // Rows of a wide file are consecutive pulses unless the file has the column.
        var pulse = format.Pulse is { } name ? table.Find(name, isNeeded: false) : -1;
        return
        [
            .. format.PotentiationColumns.Select(column => Train(table, format, column, PulseDirection.Potentiation, pulse)),
            .. format.DepressionColumns.Select(column => Train(table, format, column, PulseDirection.Depression, pulse)),
        ];
    }

    private static PulseTrain Train(MeasuredTable table, PulseFormat format, string name, PulseDirection direction, int pulse)
    {
        var train = new PulseTrain(name, direction);
        var column = table.Find(name);
        if (column < 0 || PulseValues.Scale(table, column, format) is not { } scale)
            return train;
        var ended = -1;
        for (var row = 0; row < table.Rows; row++)
        {
            if (table.Text(row, column).Length == 0)
            {
                ended = ended < 0 ? row : ended;
                continue;
            }
            if (ended >= 0)
            {
                table.Problem($"line {table.Line(ended)}, column '{name}': is empty although the train goes on in line {table.Line(row)}.");
                return train;
            }
            if (PulseValues.At(table, row, column, scale) is { } value)
                train.Add(PulseValues.Pulse(table, row, pulse), value, table.Line(row));
        }
        return train;
    }
}
