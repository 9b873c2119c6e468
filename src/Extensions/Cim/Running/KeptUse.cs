namespace Cim.Running;

/// <summary>What a run does with the outputs that are kept in a notebook's file.</summary>
internal enum KeptUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Writes them anew.</summary>
    Keep,

    /// <summary>Compares them with those of the run.</summary>
    Compare,
}
