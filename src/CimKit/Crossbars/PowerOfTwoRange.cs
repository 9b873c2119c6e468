namespace CimKit.Crossbars;

/// <summary>Ranges that differ by powers of two, so that the shift-adder needs no multipliers.</summary>
/// <remarks>Source: [Xiao2022]; first principles for one sign.</remarks>
internal static class PowerOfTwoRange
{
    private const double Tail = 1e-4;

    /// <summary>The smallest range that holds all but 0.01 % at each end.</summary>
    /// <param name="values">What was seen.</param>
    /// <param name="reach">Smallest and largest value there can be; a side that is 0 gets no codes.</param>
    /// <param name="rows">Rows of an array.</param>
    public static (double Low, double High) Choose(ValueDistribution values, (double Low, double High) reach, int rows)
    {
        var full = Math.Max(-reach.Low, reach.High);
        var part = Math.Max(Math.Abs(values.Below(Tail)), Math.Abs(values.Above(Tail))) / full;
        var most = (int)Math.Ceiling(Math.Log2(rows));
        var halvings = part > 0 ? Math.Clamp((int)Math.Floor(-Math.Log2(part)), 0, most) : most;
        var range = Math.ScaleB(full, -halvings);
        return (reach.Low < 0 ? -range : 0, reach.High > 0 ? range : 0);
    }
}
