using CimKit.Circuits.Memories;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of buffers and look-up tables.</summary>
internal static class MemoryChecks
{
    private const string NoDelay = "the published program finds no finite delay for a register buffer without a clock";

    internal static void Register(CheckCatalog catalog)
    {
        catalog["sigmoid"] = Sigmoid;
        catalog["unit Buffer"] = Buffer;
    }

    private static CheckedQuantities Sigmoid(CheckParameters p)
    {
        var node = p.Node();
        var table = new SigmoidTable
        {
            OutputBits = p.Count("ybits"),
            Entries = p.Count("entries"),
            Count = p.Count("N", 1),
            Cell = p.Has("RRAM LUT") ? TableCell.Resistive : TableCell.Sram,
            Clock = LogicChecks.Asynchronous(p),
        };
        var quantities = CostQuantities.Circuit(new(() => table.Estimate(node)), p.Number("n", 1));
        quantities["unit_area"] = () => table.Estimate(node).Area / table.Count;
        return quantities;
    }

    private static CheckedQuantities Buffer(CheckParameters p)
    {
        var node = p.Node();
        var clock = LogicChecks.Asynchronous(p);
        var place = LogicChecks.Place(p);
        ICircuit buffer = p.Word("type") == "SRAM"
            ? new SramBuffer
            {
                Bits = p.Count("num_bits"),
                LineBits = p.Count("interface_width"),
                ServesSramArrays = false,
                Clock = clock,
                Placement = place,
            }
            : new RegisterBuffer
            {
                Bits = p.Count("num_bits"), LineBits = p.Count("interface_width"), Clock = clock, Placement = place,
            };
        var quantities = CostQuantities.Unit(new(() => buffer.Estimate(node)));
        return buffer is SramBuffer
            ? quantities
            : quantities.NotApplicable("read_latency_s", NoDelay).NotApplicable("write_latency_s", NoDelay);
    }
}
