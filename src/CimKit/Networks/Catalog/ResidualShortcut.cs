namespace CimKit.Networks.Catalog;

/// <summary>What a shortcut does where the shape changes.</summary>
public enum ResidualShortcut
{
    /// <summary>No weights: every second row and column, channels of zeros (option A).</summary>
    Padded,

    /// <summary>A 1×1 convolution with batch normalisation (option B).</summary>
    Projection,
}
