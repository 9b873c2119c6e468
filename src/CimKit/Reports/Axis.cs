using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>What is along one side of a figure: quantity, unit, scale.</summary>
/// <remarks>Data are in <see cref="Unit"/> without prefix; a renderer chooses one prefix for the whole axis.</remarks>
public sealed record Axis
{
    /// <summary>An axis of numbers.</summary>
    /// <param name="label">The quantity, for example <c>Conductance</c>.</param>
    /// <param name="unit">Its unit without prefix, for example <c>S</c>; <c>1</c> if it has none.</param>
    public Axis(string label, string unit = "1")
    {
        Label = Require.NotBlank(label, nameof(Label));
        Unit = Require.NotBlank(unit, nameof(Unit));
    }

    /// <summary>The quantity.</summary>
    public string Label { get; }

    /// <summary>Its unit without prefix; <c>1</c> if it has none.</summary>
    public string Unit { get; }

    /// <summary>How values are laid along the axis.</summary>
    public AxisScale Scale { get; init; } = AxisScale.Linear;

    /// <summary>The part that is shown; null to fit the data.</summary>
    public AxisRange? Range { get; init; }

    /// <summary>Names at 0, 1, 2, …, in place of numbers: what bars and cells of a matrix stand on. Empty for numbers.</summary>
    public IReadOnlyList<string> Categories { get; init => field = Array.AsReadOnly(value.ToArray()); } = [];

    /// <summary>The same axis with a logarithmic scale.</summary>
    public Axis Logarithmic() => this with { Scale = AxisScale.Logarithmic };

    /// <summary>The same axis with names in place of numbers.</summary>
    public Axis Of(params IReadOnlyList<string> categories) => this with { Categories = categories };

    /// <summary>The same axis showing only this part.</summary>
    public Axis From(double minimum, double maximum) => this with { Range = new AxisRange(minimum, maximum) };
}
