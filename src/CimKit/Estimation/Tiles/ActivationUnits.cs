using CimKit.Circuits;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Memories;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Tiles;

/// <summary>Activation functions of a tile or a chip.</summary>
internal sealed class ActivationUnits
{
    private readonly ChipContext _chip;
    private readonly int _entries;

    internal ActivationUnits(ChipContext chip, int reluUnits, int tables, int entries, Placement placement)
    {
        (_chip, _entries) = (chip, entries);
        IsRelu = chip.Design.Activation.Function == ActivationFunction.Relu;
        Units = IsRelu ? reluUnits : tables;
        ICircuit units = IsRelu
            ? new ReluBank { Units = Units, Bits = chip.InputBits, Clock = chip.Clock, Placement = placement }
            : new SigmoidTable
            {
                OutputBits = chip.InputBits,
                Entries = entries,
                Count = Units,
                Cell = chip.Design.Activation.TableCell,
                OnResistance = chip.Array.Cell.IsSram ? 100_000 : 1 / chip.Reads.Cells.MaximumConductance,
                OffResistance = chip.Array.Cell.IsSram ? 1_700_000 : 1 / chip.Reads.Cells.MinimumConductance,
                Clock = chip.Clock,
                Placement = placement,
            };
        Cost = units.Estimate(chip.Node);
    }

    internal bool IsRelu { get; }

    internal int Units { get; }

    /// <summary>All units; one value in each.</summary>
    internal Cost Cost { get; }

    /// <summary>Number of values over which one operation is shared.</summary>
    /// <remarks>Reference: a sigmoid's operations are divided by the entries of its table (L10). Corrected: by the tables.</remarks>
    internal int ValuesAtOnce => IsRelu || !_chip.IsReference ? Units : _entries;

    internal PartCost Operations(double operations) => new(operations * Cost.Latency, operations * Cost.Energy);
}
