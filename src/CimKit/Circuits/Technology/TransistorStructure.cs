namespace CimKit.Circuits.Technology;

/// <summary>Shape of a node's transistors; it decides how drawn widths become electrical widths.</summary>
public enum TransistorStructure
{
    /// <summary>Planar transistors, any width (130 to 22 nm).</summary>
    Bulk,

    /// <summary>Whole fins, one for each 2 F of drawn width (14 to 3 nm).</summary>
    FinFet,

    /// <summary>Whole stacks of nano-sheets with the gate all around (2 and 1 nm).</summary>
    GateAllAround,
}
