namespace CimKit.Designs;

/// <summary>What joins the tiles with the global buffer.</summary>
public enum GlobalNetwork
{
    /// <summary>Inputs travel along rows, outputs along columns.</summary>
    XyBus,

    /// <summary>A tree with its root in the middle of the chip.</summary>
    HTree,
}
