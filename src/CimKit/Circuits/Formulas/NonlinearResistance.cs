using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>Resistance of a selector-less cell at a voltage other than the one it was measured at.</summary>
/// <remarks>Source: [Chen2018].</remarks>
public static class NonlinearResistance
{
    /// <summary>R·V/V_r · NL^((V_r − V)/(V_w/2)).</summary>
    /// <param name="resistance">Resistance at the measured voltage.</param>
    /// <param name="nonlinearity">Current at the write voltage over that at half of it.</param>
    /// <param name="writeVoltage">V_w.</param>
    /// <param name="measuredAt">V_r.</param>
    /// <param name="voltage">V.</param>
    /// <returns>Ohm.</returns>
    public static double At(
        [Unit("Ω")] double resistance,
        [Unit("1")] double nonlinearity,
        [Unit("V")] double writeVoltage,
        [Unit("V")] double measuredAt,
        [Unit("V")] double voltage) =>
        resistance * voltage / measuredAt * Math.Pow(nonlinearity, (measuredAt - voltage) / (writeVoltage / 2));
}
