using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Resistivity and aspect ratio of copper wires by width.</summary>
/// <remarks>Source: [Lee2024] resistivity by width.</remarks>
internal sealed class WireTable
{
    private const double TemperatureCoefficient = 0.00451;

    private readonly (double FromWidth, double AspectRatio, double Resistivity)[] _steps;

    private WireTable((double, double, double)[] steps) => _steps = steps;

    internal static WireTable Read() => new(
    [
        .. EmbeddedTable.Read("resistivity.csv").Select(row =>
            (row.Number("from_width_nm"), row.Number("aspect_ratio"), row.Number("resistivity_ohm_m"))),
    ]);

    /// <summary>The wire of a width with a liner.</summary>
    /// <remarks>
    /// Reference: the liner is divided by the width in nanometres, which leaves it without effect (Q1-1), and the table is
    /// read in steps (Q1-2). Corrected: liner and width in the same unit.
    /// </remarks>
    internal Wire Find(double widthNanometres, double liner, double temperature, Fidelity fidelity)
    {
        var (_, aspect, bulk) = Step(widthNanometres);
        var unit = fidelity == Fidelity.Reference ? 1 : Si.Nano;
        var width = widthNanometres * unit;
        var resistivity = bulk / (1 - (2 * aspect * width + width) * liner / (aspect * width * width));
        resistivity *= 1 + TemperatureCoefficient * Math.Abs(temperature - 300);
        return new Wire(widthNanometres * Si.Nano, aspect, resistivity);
    }

    /// <summary>Aspect ratio and resistivity of a long repeated wire, without liner.</summary>
    /// <remarks>Between 10 and 12 nm the interconnect table differs from that of the array. Source: [Lee2024].</remarks>
    internal Wire FindRepeated(double widthNanometres, double temperature)
    {
        var (_, aspect, resistivity) = Step(widthNanometres);
        if (widthNanometres is >= 10 and < 12)
            (aspect, resistivity) = (3.0, 6.65e-8);
        resistivity *= 1 + TemperatureCoefficient * (temperature - 300);
        return new Wire(widthNanometres * Si.Nano, aspect, resistivity);
    }

    private (double FromWidth, double AspectRatio, double Resistivity) Step(double widthNanometres)
    {
        foreach (var step in _steps)
        {
            if (widthNanometres >= step.FromWidth)
                return step;
        }
        return _steps[^1];
    }
}
