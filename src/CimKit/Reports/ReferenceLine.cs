using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A value to compare with, drawn across the figure, such as the software accuracy.</summary>
public sealed record ReferenceLine
{
    private ReferenceLine(LineDirection direction, double value, string label)
    {
        Direction = direction;
        Value = Require.InRange(value, double.MinValue, double.MaxValue, name: nameof(Value));
        Label = label ?? throw new ArgumentNullException(nameof(label));
    }

    /// <summary>Which way the line runs.</summary>
    public LineDirection Direction { get; }

    /// <summary>Where it crosses its axis, in the axis' unit.</summary>
    [Unit("axis")]
    public double Value { get; }

    /// <summary>Text beside the line; may be empty.</summary>
    public string Label { get; }

    /// <summary>A line from left to right at a value of the Y axis.</summary>
    public static ReferenceLine Horizontal(double value, string label = "") => new(LineDirection.Horizontal, value, label);

    /// <summary>A line from bottom to top at a value of the X axis.</summary>
    public static ReferenceLine Vertical(double value, string label = "") => new(LineDirection.Vertical, value, label);
}
