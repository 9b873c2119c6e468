using CimKit.Circuits.Cells;
using CimKit.Devices;

namespace CimKit.Designs;

/// <summary>What a device must state to become the cells of a training chip.</summary>
internal static class DeviceRules
{
    internal static IEnumerable<string> Problems(TrainingDesign design, MemoryDevice device)
    {
        if (design.Array.Cell is not (FeFetCell or CrossPointCell or ResistiveCell))
            yield return $"Array.Cell must be a FeFetCell, ResistiveCell or CrossPointCell to hold the device's conductances; got {design.Array.Cell.GetType().Name}.";
        if (device.Curve is null)
            yield return "Curve must be stated: pulses and conductances from end to end.";
        else if (device.Curve.Minimum <= 0)
            yield return $"Curve.Minimum must be greater than 0 S, since a cell has a resistance when off; got {device.Curve.Minimum} S.";
        if (device.PotentiationPulse is null || device.DepressionPulse is null)
            yield return "PotentiationPulse and DepressionPulse must be stated: voltage and width.";
    }
}
