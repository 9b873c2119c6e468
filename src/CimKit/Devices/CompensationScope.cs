namespace CimKit.Devices;

/// <summary>What shares a digital factor of <see cref="DriftCompensation"/>.</summary>
public enum CompensationScope
{
    /// <summary>All outputs of a layer; enough where all columns drift alike.</summary>
    Layer,

    /// <summary>Every output has its own, for columns that differ.</summary>
    Output,
}
