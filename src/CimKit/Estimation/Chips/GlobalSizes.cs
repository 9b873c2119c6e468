using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Mapping;

namespace CimKit.Estimation.Chips;

/// <summary>Numbers that size the circuits all tiles share.</summary>
/// <remarks>Source: [Peng2019].</remarks>
internal static class GlobalSizes
{
    /// <summary>Wires of the global bus: what all layers want, halved until it is allowed.</summary>
    internal static double BusWidth(ChipContext chip)
    {
        var mapping = chip.Mapping;
        var width = 0.0;
        foreach (var layer in mapping.Layers)
        {
            var side = layer.IsSplit
                ? mapping.Sizes.SplitElement * Math.Ceiling(Math.Sqrt(mapping.KernelPositions))
                : mapping.Sizes.Tile;
            width += (side + side / chip.Shared) * (IsPipelined(chip) ? layer.Tiles.Count : 1);
        }
        while (width > chip.Design.Interconnect.MaximumWidth)
            width /= 2;
        return width;
    }

    /// <summary>Bits of the global buffer: the largest input map, or half of all of them in a pipeline.</summary>
    internal static double BufferBits(ChipContext chip)
    {
        var maps = chip.Mapping.Table.Rows.Select(row => (double)row.InputHeight * row.InputWidth * row.InputChannels);
        var bits = chip.InputBits * (IsPipelined(chip) ? maps.Sum() / 2 : maps.Max());
        return chip.Design.Interconnect.IsStreamed ? 2 * bits : bits;
    }

    /// <summary>Units that pool at once.</summary>
    internal static int PoolingUnits(ChipContext chip) => Math.Max(
        ChipContext.Ceiling(Math.Max(chip.Mapping.Sizes.Tile, chip.Mapping.Sizes.SplitElement), chip.Shared), 1);

    /// <summary>Columns whose results arrive at once.</summary>
    internal static long Throughput(ChipContext chip)
    {
        var sizes = chip.Mapping.Sizes;
        if (!IsSplitting(chip))
            return sizes.Tile;
        return Math.Max(sizes.Tile, sizes.SplitElement) * (IsPipelined(chip) ? chip.Mapping.Layers.Count + 1L : 1);
    }

    /// <summary>Width of what the chip's trees add: a sub-array's result and all additions below.</summary>
    internal static int AccumulationBits(ChipContext chip)
    {
        if (chip.Design.Activation.Place == ActivationPlace.InTiles)
            return chip.InputBits;
        var sizes = chip.Mapping.Sizes;
        var arrays = Math.Max(
            ChipContext.Ceiling(sizes.Element, chip.Rows), IsSplitting(chip) ? ChipContext.Ceiling(sizes.SplitElement, chip.Rows) : 0);
        var elements = Math.Max(
            ChipContext.Ceiling(sizes.Tile, sizes.Element),
            IsSplitting(chip) ? (int)Math.Ceiling(Math.Sqrt(chip.Mapping.KernelPositions)) : 0);
        var layers = IsPipelined(chip) ? chip.Mapping.Layers.Count + 1 : 1;
        return chip.ResultBits + ChipContext.Log2Up(checked(arrays * elements * layers));
    }

    /// <summary>Rows of tiles whose results are added up for a layer.</summary>
    /// <remarks>Reference: copies of the weights count as such (F6). Corrected: only the rows that share a sum.</remarks>
    internal static int AddedTileRows(ChipContext chip, LayerMapping layer) =>
        chip.IsReference ? layer.Tiles.Rows : layer.TilesPerCopy.Rows;

    internal static bool IsPipelined(ChipContext chip) => chip.Design.Schedule.Order == LayerOrder.Pipelined;

    internal static bool IsSplitting(ChipContext chip) => chip.Design.Mapping == TileMapping.ByKernelPosition;
}
