namespace CimKit.Devices.Fitting;

/// <summary>A train while it is read: points with the lines they stand on.</summary>
internal sealed class PulseTrain(string name, PulseDirection direction)
{
    private readonly List<(int Pulse, double Value, int Line)> points = [];

    public void Add(int? pulse, double value, int line) => points.Add((pulse ?? points.Count, value, line));

    /// <summary>Names what keeps the train from being fitted.</summary>
    public void Check(MeasuredTable table, PulseFormat format)
    {
        if (points.Count < 4)
            table.Problem($"train '{name}' must have at least 4 pulses; got {points.Count}.");
        for (var i = 1; i < points.Count; i++)
        {
            var (before, pulse) = (points[i - 1].Pulse, points[i].Pulse);
            if (pulse <= before)
                table.Problem($"line {points[i].Line}: pulse numbers of train '{name}' must ascend; {pulse} follows {before}.");
            else if (pulse > before + 1 && !format.AllowsGaps)
                table.Problem($"line {points[i].Line}: train '{name}' lacks {Missing(before, pulse)}; set AllowsGaps if it was not read after every pulse.");
        }
        if (points.Count > 0 && points.Max(point => point.Value) == points.Min(point => point.Value))
            table.Problem($"train '{name}' has the same value at every pulse, so it has no response.");
    }

    public PulseBranch ToBranch() => new(name, direction, points.Select(point => point.Pulse), points.Select(point => point.Value));

    private static string Missing(int before, int after) => after == before + 2
        ? $"pulse {before + 1}"
        : $"pulses {before + 1} to {after - 1}";
}
