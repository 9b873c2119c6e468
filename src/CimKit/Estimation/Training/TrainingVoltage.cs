using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Estimation.Training;

/// <summary>Voltage of a write pulse.</summary>
internal static class TrainingVoltage
{
    // Reference: the mean of both directions lacks a division by two (T9). Corrected: their root mean square.
    internal static double Of(TrainingDesign design) =>
        design.Fidelity == Fidelity.Reference ? Math.Sqrt(2) * design.Array.WriteVoltage : design.Array.WriteVoltage;
}
