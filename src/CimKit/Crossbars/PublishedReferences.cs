namespace CimKit.Crossbars;

/// <summary>The published non-linear references: decision edges and values as parts of the range, for 3, 4 and 5 bits.</summary>
/// <remarks>Source: [Peng2019]. Quirk honoured: Q11.11 (the largest value passes unchanged).</remarks>
internal static class PublishedReferences
{
    private static readonly double[] Threshold3 = [.02, .08, .12, .18, .3, .5, .7, 1];
    private static readonly double[] Level3 = [.01, .05, .1, .15, .24, .4, .6, .85];

    private static readonly double[] Threshold4 =
        [.02, .05, .08, .12, .16, .2, .25, .3, .35, .4, .45, .5, .6, .7, .85, 1];

    private static readonly double[] Level4 =
        [.01, .035, .065, .1, .14, .18, .225, .275, .325, .375, .425, .475, .55, .65, .775, .925];

    private static readonly double[] Threshold5 =
    [
        .005, .01, .015, .02, .025, .03, .04, .05, .06, .08, .10, .12, .14, .16, .18, .20,
        .22, .24, .26, .28, .30, .35, .40, .45, .50, .55, .60, .65, .70, .80, .90, 1,
    ];

    private static readonly double[] Level5 =
    [
        .001, .003, .007, .010, .015, .020, .030, .040, .055, .07, .09, .11, .13, .15, .17, .19,
        .21, .23, .25, .27, .29, .32, .37, .42, .47, .52, .57, .62, .67, .75, .85, .95,
    ];

    /// <summary>Upper ends of the intervals and their values; empty for other resolutions.</summary>
    public static (IReadOnlyList<double> Thresholds, IReadOnlyList<double> Levels) Of(int bits) => bits switch
    {
        3 => (Threshold3, Level3),
        4 => (Threshold4, Level4),
        5 => (Threshold5, Level5),
        _ => ([], []),
    };

    /// <summary>A converter for data between two ends: the largest value has a code of its own, a constant input too.</summary>
    public static NonlinearQuantizer Between(double low, double high, int bits)
    {
        var (thresholds, levels) = Of(bits);
        return high > low
            ? new([.. thresholds.SkipLast(1).Select(part => low + part * (high - low)), high],
                [.. levels.Select(part => low + part * (high - low)), high], low, high)
            : new([], [low], low, high);
    }
}
