using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Reports.Explorers;

/// <summary>A converter that a histogram of partial sums is held against. Values are in cell steps.</summary>
public sealed record AdcChoice
{
    /// <summary>How the range was chosen.</summary>
    public required AdcRange Range { get; init; }

    /// <summary>Resolution.</summary>
    [Unit("bit")]
    public required int Bits { get; init; }

    /// <summary>Value of every code, ascending.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>Smallest value that is not clipped.</summary>
    [Unit("1")]
    public required double LowerEdge { get; init; }

    /// <summary>Largest value that is not clipped.</summary>
    [Unit("1")]
    public required double UpperEdge { get; init; }

    /// <summary>Part of the conversions that the lowest code clips.</summary>
    [Unit("1")]
    public required double ClippedBelow { get; init; }

    /// <summary>Part of the conversions that the highest code clips.</summary>
    [Unit("1")]
    public required double ClippedAbove { get; init; }

    /// <summary>Root of the mean square of converted minus true value.</summary>
    [Unit("1")]
    public required double RmsError { get; init; }

    /// <summary>Accuracy of the network with such converters, 0 to 1; null if it is not known.</summary>
    [Unit("1")]
    public double? Accuracy { get; init; }
}
