using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Sizes and voltages of array circuits that were tuned for a node.</summary>
/// <remarks>Source: [Lee2024], Section 6.</remarks>
public sealed record ArraySettings
{
    /// <summary>Voltage across a cell while it is read; the converter fits hold at this voltage.</summary>
    [Unit("V")]
    public required double ReadVoltage { get; init; }

    /// <summary>Drive strength of a column multiplexer's decoder outputs.</summary>
    [Unit("1")]
    public required double MuxDriverSize { get; init; }

    /// <summary>Drive strength of a row decoder's outputs.</summary>
    [Unit("1")]
    public required double WordlineDriverSize { get; init; }

    /// <summary>Width of the gates that drive wordline and bitline together.</summary>
    [Unit("1")]
    public required double BitlineSwitchSize { get; init; }

    /// <summary>Resistance of a switch over that of the line it drives.</summary>
    [Unit("1")]
    public required double SwitchResistanceRatio { get; init; }

    /// <summary>Repeaters along a wordline.</summary>
    public required int WordlineRepeaters { get; init; }

    /// <summary>Width of a wordline repeater.</summary>
    [Unit("1")]
    public required double RepeaterSize { get; init; }

    /// <summary>Height of a six-transistor SRAM cell in feature sizes.</summary>
    [Unit("1")]
    public required double SramHeight { get; init; }

    /// <summary>Width of a six-transistor SRAM cell in feature sizes.</summary>
    [Unit("1")]
    public required double SramWidth { get; init; }
}
