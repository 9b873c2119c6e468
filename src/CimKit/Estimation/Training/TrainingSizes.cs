using CimKit.Estimation.Elements;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>Sizes of what a training chip's tiles share.</summary>
internal static class TrainingSizes
{
    internal static double BusWidth(TrainingContext chip)
    {
        var mapping = chip.Mapping;
        var width = 0.0;
        foreach (var layer in mapping.Layers)
        {
            var side = layer.IsSplit
                ? mapping.Sizes.SplitElement * Math.Ceiling(Math.Sqrt(mapping.KernelPositions))
                : mapping.Sizes.Tile;
            width += side + side / chip.Shared;
        }
        while (width > chip.Design.Interconnect.MaximumWidth)
            width /= 2;
        return width;
    }

    internal static double ActivationBits(TrainingContext chip) => chip.InputBits
        * chip.Mapping.Table.Rows.Max(row => (double)row.InputHeight * row.InputWidth * row.InputChannels);

    internal static double Throughput(TrainingContext chip)
    {
        var (sizes, positions) = (chip.Mapping.Sizes, chip.Mapping.KernelPositions);
        return Math.Max(sizes.Tile, Math.Ceiling(Math.Sqrt(positions)) * sizes.SplitElement);
    }

    internal static int PoolingUnits(TrainingContext chip) => chip.Mapping.Sizes.Tile;

    internal static int AccumulationBits(TrainingContext chip)
    {
        var sizes = chip.Mapping.Sizes;
        var arrays = Math.Max(ChipContext.Ceiling(sizes.Element, chip.Rows), ChipContext.Ceiling(sizes.SplitElement, chip.Rows));
        var elements = Math.Max(ChipContext.Ceiling(sizes.Tile, sizes.Element), (int)Math.Ceiling(Math.Sqrt(chip.Mapping.KernelPositions)));
        return chip.ResultBits + ChipContext.Log2Up(checked(arrays * elements));
    }

    internal static int TileRows(TrainingContext chip, LayerMapping layer) =>
        chip.IsReference ? layer.Tiles.Rows : layer.TilesPerCopy.Rows;

    /// <summary>The unit for the layer with the largest input.</summary>
    internal static GradientUnit Unit(TrainingContext chip)
    {
        var layer = chip.Mapping.Layers.MaxBy(
            candidate => (long)candidate.Footprint.Row.InputHeight * candidate.Footprint.Row.InputWidth * candidate.Footprint.Row.InputChannels)!;
        var row = layer.Footprint.Row;
        return new GradientUnit(chip.Node, chip.Design, (int)Positions(chip, layer), row.InputChannels * chip.InputBits);
    }

    /// <summary>Positions whose activations the unit stores for one kernel position.</summary>
    internal static long Positions(TrainingContext chip, LayerMapping layer)
    {
        var row = layer.Footprint.Row;
        return chip.IsReference
            ? (long)(row.InputHeight - row.KernelHeight + 1) * (row.InputWidth - row.KernelWidth + 1)
            : (long)row.OutputHeight * row.OutputWidth;
    }

    /// <summary>Bits for gradients in the global buffer, and how many arrays they let write at a time.</summary>
    internal static (double Bits, int Arrays) GradientStore(TrainingContext chip, GradientUnit? unit)
    {
        if (unit is null)
            return (0, 1);
        var cells = (double)chip.Rows * chip.Columns;
        // Reference: the precision of a gradient is not known yet, and counts as 0 (T1).
        var precision = chip.IsReference ? 0 : unit.OutputBits;
        var bits = cells * chip.CellsPerWeight * (precision + ChipContext.Log2Up(chip.Design.BatchSize));
        var arrays = (int)(bits / (cells * chip.Design.Array.WeightBits));
        var wanted = chip.Design.Gradient.BufferOverhead * ActivationBits(chip);
        arrays = Math.Max(arrays, chip.IsReference ? 0 : 1);
        while (bits < wanted && bits > 0)
            (bits, arrays) = (2 * bits, 2 * arrays);
        return (bits, arrays);
    }
}
