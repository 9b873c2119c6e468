namespace CimKit.Foundation;

/// <summary>How faithfully a model follows the published program it is compared with.</summary>
public enum Fidelity
{
    /// <summary>Evident defects of the published program that change a result by more than 0.1 % are repaired.</summary>
    Corrected,

    /// <summary>The published program reproduced, quirks included: how a model is proven against its check values.</summary>
    Reference,
}
