namespace CimKit.Crossbars;

/// <summary>A product that counts the values at the converters.</summary>
internal interface IProfile
{
    /// <summary>What was counted so far.</summary>
    PartialSumProfile Profile { get; }
}
