using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Raises signals to a write voltage above 1.5 V.</summary>
/// <remarks>Costs area only: it rests while an array is read. Source: [Lu2021].</remarks>
public sealed record LevelShifter : ICircuit
{
    /// <summary>Lines.</summary>
    public required int Outputs { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Where the shifters lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var isCalibrated = node.Calibration.EnlargesLevelShifter;
        var height = isCalibrated ? RegionHeight.Multiple(node, 2.5) : node.StandardHeight;
        var low = Layout(node, 15, 20, height, isCalibrated);
        var latch = Layout(node, 32, 10, height, isCalibrated);
        var high = Layout(node, 64, 82, height, isCalibrated);
        var width = low.Width + (isCalibrated ? 2.5 : 1) * (2 * latch.Width + high.Width);
        return Placement.Spread(node.Calibration.LevelShifterWiring * low.Height * width * Outputs, low.Height);
    }

    private static GateFootprint Layout(TechnologyNode node, double nmos, double pmos, double height, bool isDoubled)
    {
        var factor = isDoubled ? 4 : 2;
        return Gate.Inverter(node, nmos * factor, pmos * factor).Layout(node, height);
    }
}
