using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Fins or nano-sheets of a node; all zero on bulk.</summary>
/// <remarks>Source: [Lee2024].</remarks>
public sealed record FinGeometry
{
    /// <summary>Height of a fin; 0 where the tables do not give it (Q1-6).</summary>
    [Unit("m")]
    public required double Height { get; init; }

    /// <summary>Width of a fin, or of a sheet.</summary>
    [Unit("m")]
    public required double Width { get; init; }

    /// <summary>Distance from fin to fin, or from stack to stack.</summary>
    [Unit("m")]
    public required double Pitch { get; init; }

    /// <summary>Electrical width of one fin, or of one sheet.</summary>
    [Unit("m")]
    public required double EffectiveWidth { get; init; }

    /// <summary>Fins (or stacks) of one transistor in a standard cell.</summary>
    public required int PerDevice { get; init; }

    /// <summary>Sheets of a stack; 0 without stacks.</summary>
    public required int Sheets { get; init; }

    /// <summary>Thickness of a sheet; 0 without stacks.</summary>
    [Unit("m")]
    public required double SheetThickness { get; init; }
}
