namespace CimKit.Circuits.Memories;

/// <summary>Cells of a look-up table.</summary>
public enum TableCell
{
    /// <summary>Six-transistor SRAM.</summary>
    Sram,

    /// <summary>Resistive cells.</summary>
    Resistive,
}
