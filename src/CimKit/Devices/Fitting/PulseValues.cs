namespace CimKit.Devices.Fitting;

/// <summary>Values of pulse files in siemens.</summary>
internal static class PulseValues
{
    /// <summary>Factor of a column to siemens and whether values may be negative; null, with problems, if it measures something else.</summary>
    public static (double Factor, bool MayBeNegative)? Scale(MeasuredTable table, int column, PulseFormat format)
    {
        if (table.Unit(column, format.Unit, "S", "A", "1") is not { } unit)
            return null;
        var (quantity, factor) = MeasuredUnit.Find(unit)!.Value;
        if (quantity != "A")
            return (factor, quantity == "1");
        if (format.ReadVoltage is { } voltage)
            return (factor / voltage, false);
        table.Problem($"column '{table.Headers[column].Text}' is a current: state the ReadVoltage at which it was read.");
        return null;
    }

    /// <summary>A value in siemens; null if the cell is empty or wrong.</summary>
    public static double? At(MeasuredTable table, int row, int column, (double Factor, bool MayBeNegative) scale)
    {
        if (table.Number(row, column) is not { } number)
            return null;
        if (number >= 0 || scale.MayBeNegative)
            return number * scale.Factor;
        table.Problem($"line {table.Line(row)}, column '{table.Headers[column].Text}': must be 0 or greater; got {table.Text(row, column)}. State Unit \"1\" for normalised values.");
        return null;
    }

    /// <summary>A pulse number; null if rows are consecutive pulses or the cell is wrong.</summary>
    public static int? Pulse(MeasuredTable table, int row, int column)
    {
        if (column < 0 || table.Number(row, column) is not { } number)
            return null;
        if (number == Math.Floor(number) && Math.Abs(number) < int.MaxValue)
            return (int)number;
        table.Problem($"line {table.Line(row)}, column '{table.Headers[column].Text}': must be a whole number; got {table.Text(row, column)}.");
        return null;
    }
}
