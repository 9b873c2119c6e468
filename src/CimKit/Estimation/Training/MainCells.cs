using CimKit.Circuits.Cells;
using CimKit.Foundation;

namespace CimKit.Estimation.Training;

/// <summary>What a weight-gradient unit outside a chip knows of the cells of the main arrays.</summary>
/// <param name="Cell">Whose wire its columns take (reference fidelity).</param>
/// <param name="ReadVoltage">Of its switches and multiplexers, in volts.</param>
/// <param name="ReadPulse">Time that hides an addition, in seconds.</param>
internal sealed record MainCells(IArrayCell Cell, double ReadVoltage, double ReadPulse)
{
    /// <summary>Read pulse of the cells in a chip.</summary>
    internal const double UsualPulse = 10 * Si.Nano;
}
