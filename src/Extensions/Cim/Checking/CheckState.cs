namespace Cim.Checking;

/// <summary>How a part of the environment is.</summary>
internal enum CheckState
{
    /// <summary>Works.</summary>
    Ok,

    /// <summary>Not there or not as it should be; the rest works without it.</summary>
    Advice,

    /// <summary>Missing or broken, and needed.</summary>
    Failed,
}
