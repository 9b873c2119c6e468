using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>A multiplexer of the training edition and its decoder: lines that share a converter.</summary>
/// <param name="Mux">Multiplexer: one connection.</param>
/// <param name="Decoder">Its decoder: one operation.</param>
internal sealed record SharedColumns(Cost Mux, Cost Decoder)
{
    internal double Latency => Mux.Latency + Decoder.Latency;

    internal static SharedColumns Under(TechnologyNode node, double width, int converters, int shared, double target)
    {
        var gates = Sized.Under(node, target, Transistor.LinearRegion, width, converters * shared, node.IsReference, nameof(SharedColumns));
        return Make(node, gates, converters, shared, converters, Cost.Rectangle(gates.Layout.Height * gates.Groups, width), true);
    }

    internal static SharedColumns Beside(TechnologyNode node, double height, int converters, int shared, double target, Sized? loads, int loaded)
    {
        var gates = Sized.InOneColumn(node, target, Transistor.LinearRegion, height, converters * shared);
        return Make(node, gates, converters, shared, loaded, Cost.Rectangle(height, gates.Layout.Width * gates.Groups), false, loads);
    }

    internal Sized Gates { get; private init; }

    private static SharedColumns Make(
        TechnologyNode node, Sized gates, int converters, int shared, int loaded, Cost rectangle, bool isUnder, Sized? loads = null)
    {
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var load = loads ?? gates;
        var decoder = new MuxDecoder
        {
            AddressBits = Math.Max((int)Math.Ceiling(Math.Log2(shared)), 1),
            NmosLoad = loaded * load.Gate.NmosGate(node),
            PmosLoad = loaded * load.Gate.PmosGate(node),
        }.Estimate(node);
        // Under the columns the multiplexer is at least as high as its decoder, beside the rows as wide.
        var stretched = isUnder
            ? Cost.Rectangle(Math.Max(rectangle.Height, decoder.Height), rectangle.Width)
            : Cost.Rectangle(rectangle.Height, Math.Max(rectangle.Width, decoder.Width));
        var mux = stretched with
        {
            Latency = 2.3 * 2 * gates.Resistance * (gates.Drain + gates.Gates(node) / 2),
            Energy = converters * (gates.Gate.NmosGate(node) * voltage * voltage + 2 * gates.Drain * read * read),
        };
        return new SharedColumns(mux, decoder) { Gates = gates };
    }
}
