using CimKit.Circuits.Memories;

namespace CimKit.Designs;

/// <summary>Activation functions of a chip.</summary>
public sealed record ActivationDesign
{
    /// <summary>The function.</summary>
    public ActivationFunction Function { get; init; }

    /// <summary>Where it is evaluated.</summary>
    public ActivationPlace Place { get; init; }

    /// <summary>Cells of the look-up tables of a sigmoid.</summary>
    public TableCell TableCell { get; init; }
}
