namespace CimKit.Circuits;

/// <summary>How a cost follows from its parts.</summary>
public enum CostCombination
{
    /// <summary>There are no parts.</summary>
    Leaf,

    /// <summary>Everything adds up.</summary>
    Then,

    /// <summary>The slowest part's latency, everything else adds up.</summary>
    Beside,

    /// <summary>Copies of one part.</summary>
    Copies,

    /// <summary>One part used several times in a row.</summary>
    Repeated,
}
