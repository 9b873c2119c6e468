using CimKit.Circuits.Formulas;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Technology;
using CimKit.Circuits.Training;

namespace CimKit.Estimation.Training;

/// <summary>Discharge of an SRAM line until it can be sensed.</summary>
internal static class SramDelay
{
    private const double Swing = 0.05;

    internal static double Of(TechnologyNode node, TrainingLines lines, double capacitance, double resistance, double driver)
    {
        var cell = SramTransistors.Of(node);
        var path = lines.AccessResistance + Transistor.OnResistance(node, cell.PullDown, Polarity.Nmos);
        var drain = Transistor.DrainCapacitance(node, cell.Access, Polarity.Nmos, lines.RowLength / lines.Columns);
        var swing = Math.Log(node.SupplyVoltage / (node.SupplyVoltage - Swing));
        return Stage.Of((path * (drain + capacitance) + resistance * capacitance / 2) * swing, driver > 0 ? 0.5 / driver : Stage.Step).Delay;
    }
}
