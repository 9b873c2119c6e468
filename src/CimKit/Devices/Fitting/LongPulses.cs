namespace CimKit.Devices.Fitting;

/// <summary>Trains as rows with a direction and, if there are several, a number.</summary>
internal static class LongPulses
{
    public static IReadOnlyList<PulseTrain> Trains(MeasuredTable table, PulseFormat format)
    {
        var (value, way) = (table.Find(format.Value), table.Find(format.Direction));
        var pulse = format.Pulse is { } pulseName ? table.Find(pulseName) : -1;
        var number = format.Train is { } trainName ? table.Find(trainName, isNeeded: false) : -1;
        if (value < 0 || way < 0 || PulseValues.Scale(table, value, format) is not { } scale)
            return [];
        var trains = new Dictionary<(PulseDirection, string), PulseTrain>();
        for (var row = 0; row < table.Rows; row++)
        {
            if (Direction(table, row, way) is not { } direction || PulseValues.At(table, row, value, scale) is not { } conductance)
            {
                if (table.Text(row, value).Length == 0)
                    table.Problem($"line {table.Line(row)}, column '{table.Headers[value].Text}': is empty.");
                continue;
            }
            var key = (direction, number < 0 ? "" : table.Text(row, number));
            if (!trains.TryGetValue(key, out var train))
                trains[key] = train = new PulseTrain($"{table.Text(row, way)} {key.Item2}".Trim(), direction);
            train.Add(PulseValues.Pulse(table, row, pulse), conductance, table.Line(row));
        }
        return [.. trains.Values];
    }

    private static PulseDirection? Direction(MeasuredTable table, int row, int column)
    {
        var text = table.Text(row, column);
        switch (text.ToLowerInvariant())
        {
            case "set" or "up" or "potentiation" or "ltp":
                return PulseDirection.Potentiation;
            case "reset" or "down" or "depression" or "ltd":
                return PulseDirection.Depression;
            default:
                table.Problem($"line {table.Line(row)}, column '{table.Headers[column].Text}': must be set, up, potentiation or ltp, or reset, down, depression or ltd; got '{text}'.");
                return null;
        }
    }
}
