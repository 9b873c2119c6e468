using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Narrow nano-sheets of small logic at 2 and 1 nm: factors on the gate and on the sheets' widths.</summary>
/// <remarks>Source: [Lee2024].</remarks>
internal readonly record struct SheetFactors(double Gate, double Nmos, double Pmos)
{
    internal static SheetFactors None { get; } = new(1, 1, 1);

    /// <summary>Of inverters and transmission gates.</summary>
    internal static SheetFactors Inverter(TechnologyNode node)
    {
        if (!node.IsGateAllAround)
            return None;
        var sheet = 4.5 * 1e-9 / node.Fins.Width;
        return node.Nanometres == 2 ? new(0.5, sheet, sheet) : new(10.5 / 16, sheet, sheet);
    }

    /// <summary>Of a NAND with two inputs.</summary>
    internal static SheetFactors Nand(TechnologyNode node) => node switch
    {
        { IsGateAllAround: false } => None,
        { Nanometres: 2 } => new(1, 22.0 / 15, 8.0 / 15),
        _ => new(1, 23.0 / 15, 7.0 / 15),
    };
}
