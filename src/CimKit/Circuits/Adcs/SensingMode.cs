namespace CimKit.Circuits.Adcs;

/// <summary>What the comparators of a flash ADC compare.</summary>
public enum SensingMode
{
    /// <summary>Currents; static power while converting.</summary>
    Current,

    /// <summary>Voltages after the columns were discharged; no static power.</summary>
    Voltage,
}
