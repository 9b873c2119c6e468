using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>Successive-approximation converters: a sampling step, then one comparison a bit, each of 1 ns.</summary>
/// <remarks>Power is a fit of post-layout simulation at the node's read voltage. Source: [Lu2021].</remarks>
public sealed record SarAdc : IAdc
{
    /// <inheritdoc/>
    public required int Levels { get; init => field = Require.InRange(value, 2, 1 << 16); }

    /// <inheritdoc/>
    public SensedColumns Columns { get; init; } = new() { Width = 100 * Si.Micro };

    /// <inheritdoc/>
    public bool NeedsEncoder => false;

    /// <inheritdoc/>
    public IAdc Under(SensedColumns columns, int levels) => this with { Columns = columns, Levels = levels };

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var energy = 0.0;
        foreach (var resistance in Columns.Resistances)
            energy += ColumnEnergy(node, resistance);
        return Placement.UnderColumns(Columns.Width).Spread(Columns.Converters * UnitArea(node), 0) with
        {
            Latency = Delay,
            Energy = energy,
        };
    }

    /// <inheritdoc/>
    public double ColumnEnergy(TechnologyNode node, [Unit("Ω")] double resistance) =>
        Delay * Power(node, resistance) * FlashAdc.Warmth(node);

    /// <summary>Area of one converter.</summary>
    internal double UnitArea(TechnologyNode node)
    {
        var nmos = Gate.Inverter(node, 2, 0).Layout(node, node.StandardHeight).Area;
        var pmos = Gate.Inverter(node, 0, 2).Layout(node, node.StandardHeight).Area;
        return nmos * (269 + 109 * (Bits - 1)) + pmos * (209 + 73 * (Bits - 1));
    }

    private double Bits => Math.Log2(Levels);

    private double Delay => (Bits + 1) * Si.Nano;

    private double Power(TechnologyNode node, double resistance)
    {
        if (double.IsPositiveInfinity(resistance))
            return Si.Micro;
        if (resistance == 0)
            return 0;
        var fit = node.Converters.SarPower;
        return node.Converters.SarPowerPerBit * Bits + fit.Base + fit.Falling(resistance * 0.5 / node.Arrays.ReadVoltage);
    }
}
