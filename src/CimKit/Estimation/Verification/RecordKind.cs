namespace CimKit.Estimation.Verification;

/// <summary>What the records of a file describe.</summary>
internal enum RecordKind
{
    /// <summary>Rows, or single circuits.</summary>
    Circuit,

    /// <summary>Runs of whole chips.</summary>
    Chip,

    /// <summary>Circuits inside runs of whole chips.</summary>
    Modules,
}
