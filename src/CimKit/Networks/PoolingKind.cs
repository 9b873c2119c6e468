namespace CimKit.Networks;

/// <summary>What pooling takes of a window.</summary>
public enum PoolingKind
{
    /// <summary>The largest value.</summary>
    Maximum,

    /// <summary>The mean.</summary>
    Average,
}
