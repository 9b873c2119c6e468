namespace CimKit.Circuits.Formulas;

/// <summary>Logic function of a static CMOS gate.</summary>
public enum GateKind
{
    /// <summary>Inverter, or one transistor alone if the other width is 0.</summary>
    Inverter,

    /// <summary>NAND: NMOS in series, PMOS in parallel.</summary>
    Nand,

    /// <summary>NOR: PMOS in series, NMOS in parallel.</summary>
    Nor,
}
