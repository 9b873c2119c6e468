using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Writes the columns of an SRAM array.</summary>
/// <remarks>One write drives the active columns once; there is nothing to read. Source: [Chen2018].</remarks>
public sealed record SramWriteDriver : ICircuit
{
    /// <summary>Columns.</summary>
    public required int Columns { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Share of the columns that are written.</summary>
    [Unit("1")]
    public double Activity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Capacitance of a bitline.</summary>
    [Unit("F")]
    public double LineCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Resistance of a bitline.</summary>
    [Unit("Ω")]
    public double LineResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Where the drivers lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var inverter = Inverter(node);
        var voltage = node.SupplyVoltage;
        var first = Stage.Of(inverter.PullUp(node) * inverter.Load, Stage.Step);
        var line = inverter.PullDown(node) * (LineCapacitance + inverter.Output) + LineResistance * LineCapacitance / 2;
        return Placement.Tiled(3 * inverter.Height, inverter.Width, Columns, nameof(SramWriteDriver)) with
        {
            Leakage = 3 * Columns * voltage * inverter.Leakage(node),
            WriteLatency = first.Delay + Stage.Of(line, first.Ramp).Delay,
            WriteEnergy = Columns * Activity * inverter.Load * voltage * voltage,
        };
    }

    /// <summary>The inverter of every stage.</summary>
    internal static StandardCell Inverter(TechnologyNode node) =>
        StandardCell.Of(node, Gate.Inverter(node, 2, 2).Enlarged(node));
}
