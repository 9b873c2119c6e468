namespace CimKit.Circuits.Technology;

/// <summary>Wires of the training edition: one width for every layer, no liner.</summary>
/// <remarks>Long wires are always drawn at two or four times the width. Source: [Peng2021].</remarks>
internal static class TrainingWires
{
    private const double TemperatureCoefficient = 0.00451;

    internal static LocalWires Of(double widthNanometres, double temperature)
    {
        var (aspect, resistivity) = Step(widthNanometres);
        var wire = Make(widthNanometres, aspect, resistivity, temperature);
        return new LocalWires
        {
            Metal0 = wire,
            Metal1 = wire,
            Cell = wire,
            Repeated = Long(2 * widthNanometres, temperature),
            RepeatedDouble = Long(2 * widthNanometres, temperature),
            RepeatedQuadruple = Long(4 * widthNanometres, temperature),
            Liner = 0,
        };
    }

    private static (double AspectRatio, double Resistivity) Step(double widthNanometres) => widthNanometres switch
    {
        >= 200 => (2.1, 2.42e-8),
        >= 100 => (2.3, 2.73e-8),
        >= 50 => (2.34, 3.91e-8),
        >= 40 => (1.9, 4.03e-8),
        >= 32 => (1.9, 4.51e-8),
        >= 22 => (2.0, 5.41e-8),
        _ => (2.1, 7.43e-8),
    };

    private static Wire Long(double widthNanometres, double temperature) => widthNanometres >= 200
        ? Make(widthNanometres, 2.1, 2.42e-8, temperature)
        : Make(widthNanometres, 2.3, 2.73e-8, temperature);

    private static Wire Make(double widthNanometres, double aspect, double resistivity, double temperature) =>
        new(widthNanometres * 1e-9, aspect, resistivity * (1 + TemperatureCoefficient * Math.Abs(temperature - 300)));
}
