using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>Flash converters: one comparator for each boundary between levels, with reference columns.</summary>
/// <remarks>
/// Delay and static power are fits of post-layout simulation at the node's read voltage. Without encoder; see
/// <see cref="ThermometerEncoder"/>. Source: [Peng2019], [Lu2021].
/// </remarks>
public sealed record FlashAdc : IAdc
{
    /// <inheritdoc/>
    public required int Levels { get; init => field = Require.InRange(value, 2, 1 << 12); }

    /// <summary>What is compared.</summary>
    public SensingMode Sensing { get; init; }

    /// <summary>Whether latches at 2 and 1 nm have narrow sheets.</summary>
    public bool HasNarrowSheets { get; init; } = true;

    /// <inheritdoc/>
    public SensedColumns Columns { get; init; } = new() { Width = 100 * Si.Micro };

    /// <inheritdoc/>
    public bool NeedsEncoder => true;

    /// <inheritdoc/>
    public IAdc Under(SensedColumns columns, int levels) => this with { Columns = columns, Levels = levels };

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var comparator = FlashComparator.Of(node, this);
        var unit = 9 * Gate.Inverter(node, 2, 0).Layout(node, node.StandardHeight).Area
            + Columns.DummyColumnArea / Columns.DummySharing;
        var delay = comparator.Delay();
        var energy = 0.0;
        var conversion = comparator.Conversion(delay);
        foreach (var resistance in Columns.Resistances)
            energy += conversion.Energy(resistance);
        return Placement.UnderColumns(Columns.Width).Spread(Columns.Converters * (Levels - 1) * unit, 0) with
        {
            Latency = delay,
            Energy = energy,
        };
    }

    /// <inheritdoc/>
    public double ColumnEnergy(TechnologyNode node, [Unit("Ω")] double resistance)
    {
        var comparator = FlashComparator.Of(node, this);
        return comparator.Conversion(comparator.Delay()).Energy(resistance);
    }

    /// <summary>Static power of a column while it is converted.</summary>
    /// <returns>Watt.</returns>
    public double ColumnPower(TechnologyNode node, [Unit("Ω")] double resistance)
    {
        if (double.IsPositiveInfinity(resistance))
            return Warmth(node) * Si.Micro;
        if (resistance == 0 || Sensing == SensingMode.Voltage)
            return 0;
        var scaled = resistance * 0.5 / node.Arrays.ReadVoltage;
        var power = node.Converters.ColumnPower is { } fit
            ? fit.Base * (Levels - 1) + fit.Falling(scaled)
            : (Levels - 1) * FitSegment.Evaluate(node.Converters.ComparatorPower.AsSpan(), scaled);
        return power * Warmth(node);
    }

    /// <summary>Rise of the static power above room temperature.</summary>
    internal static double Warmth(TechnologyNode node) => 1 + 1.3e-3 * (node.Temperature - 300);
}
