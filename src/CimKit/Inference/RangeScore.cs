using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>How near a network on arrays comes to exact software with one way to choose ranges.</summary>
public sealed record RangeScore
{
    /// <summary>How ranges are chosen.</summary>
    public required AdcRange Range { get; init; }

    /// <summary>Images that get the class that software gives them.</summary>
    public required int Agreeing { get; init; }

    /// <summary>Images that get the class of their label.</summary>
    public required int Correct { get; init; }

    /// <summary>Root mean square of the logits' differences to software.</summary>
    [Unit("1")]
    public required double LogitError { get; init; }
}
