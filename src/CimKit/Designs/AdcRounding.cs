namespace CimKit.Designs;

/// <summary>Which code a converter gives to a value between two levels.</summary>
public enum AdcRounding
{
    /// <summary>The nearest level, ties to the even code (mid-tread).</summary>
    Nearest,

    /// <summary>The level below (truncating): mean error of half a step.</summary>
    Floor,
}
