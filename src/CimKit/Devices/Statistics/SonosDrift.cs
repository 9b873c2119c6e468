namespace CimKit.Devices.Statistics;

/// <summary>Published fits of a 40 nm SONOS array, day by day: spread and mean drift of the current in nanoamperes.</summary>
/// <remarks>Source: [Agrawal2022].</remarks>
internal static class SonosDrift
{
    private static readonly (double A, double B)[] Spread =
    [
        (19.88665, 176.3115), (25.59102, 186.85544), (28.72753, 193.56834),
        (31.04318, 198.90332), (33.76214, 204.77023), (34.57909, 207.34309),
    ];

    private static readonly double[][] Mean =
    [
        [0],
        [0.172684, 0.0572552, -0.000685715, 3.50271e-06, -9.37682e-09, 1.40575e-11, -1.19803e-14, 5.41293e-18, -8.85448e-22, -1.66869e-25, 5.9518e-29],
        [0.250712, 0.0662195, -0.000683218, 2.99442e-06, -6.78255e-09, 7.70482e-12, -3.04983e-15, -2.15919e-18, 2.94617e-21, -1.23359e-24, 1.85329e-28],
        [-0.01753, 0.0976883, -0.000963791, 4.55551e-06, -1.22391e-08, 1.93786e-11, -1.85899e-14, 1.07659e-17, -3.58211e-21, 5.96785e-25, -3.3041e-29],
        [0.0403338, 0.103111, -0.0010474, 4.83961e-06, -1.28132e-08, 1.99484e-11, -1.85139e-14, 1.00008e-17, -2.84944e-21, 3.01008e-25, 1.18747e-29],
        [0.319927, 0.106596, -0.00104054, 4.5029e-06, -1.10352e-08, 1.56477e-11, -1.27592e-14, 5.45513e-18, -7.26841e-22, -2.43893e-25, 7.14608e-29],
    ];

    /// <summary>Last day with data.</summary>
    public const int LastDay = 5;

    /// <summary>Spread at a day, linear between the days; beyond the last one it goes on as between the last two.</summary>
    public static double Sigma(double current, double day)
    {
        var index = Math.Min((int)day, LastDay - 1);
        var (before, after) = (Saturating(current, Spread[index]), Saturating(current, Spread[index + 1]));
        return before + (day - index) * (after - before);
    }

    /// <summary>Mean drift at a day, linear between the days; beyond the last one it stays.</summary>
    public static double Shift(double current, double day)
    {
        var index = Math.Min((int)day, LastDay - 1);
        var part = Math.Min(1, day - index);
        return (1 - part) * Polynomial.At(current, Mean[index]) + part * Polynomial.At(current, Mean[index + 1]);
    }

    /// <summary>A·(1 − e^(−I/B)).</summary>
    public static double Saturating(double current, (double A, double B) fit) => fit.A * (1 - Math.Exp(-current / fit.B));
}
