using CimKit.Circuits;

namespace CimKit.Reports.Explorers;

/// <summary>A part of a layer's unrolled weight matrix that tiles hold, and what each of these tiles costs. Copies hold the same part.</summary>
public sealed record TileBlockView
{
    /// <summary>Layer, from 0.</summary>
    public required int Layer { get; init; }

    /// <summary>Which block of the layer's rows, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>Which block of the layer's columns, from 0.</summary>
    public required int Column { get; init; }

    /// <summary>Rows of the weight matrix, in words.</summary>
    public required string Rows { get; init; }

    /// <summary>Outputs, in words.</summary>
    public required string Outputs { get; init; }

    /// <summary>Area, and what an image costs on one tile: its time, its share of the layer's energy, its mean leakage.</summary>
    public required Cost Cost { get; init; }

    /// <summary>Weights of −1 to 1, rows as the cells lie; null without a trace.</summary>
    public PixelMap? Weights { get; init; }

    /// <summary>Levels of the cells in the upper left corner of the first sub-array; null without a trace.</summary>
    public PixelMap? Cells { get; init; }

    /// <summary>What drives the rows: which of <see cref="FloorplanExplorer.Inputs"/>; −1 without a trace.</summary>
    public int Input { get; init; } = -1;
}
