namespace CimKit.Crossbars;

/// <summary>A converter with any decision edges and any value for each code. Values are in cell steps.</summary>
/// <remarks>A value v gets code i if edge i ≤ v &lt; edge i + 1; the outermost codes take everything beyond.</remarks>
internal sealed class NonlinearQuantizer : IConverter
{
    private readonly double[] edges;
    private readonly double[] levels;

    /// <param name="edges">Smallest value of code 1, 2, …; ascending.</param>
    /// <param name="levels">Value of code 0, 1, …: one more than edges.</param>
    /// <param name="low">Smallest value that counts as inside.</param>
    /// <param name="high">Largest value that counts as inside.</param>
    public NonlinearQuantizer(double[] edges, double[] levels, double low, double high) =>
        (this.edges, this.levels, LowerEdge, UpperEdge) = (edges, levels, low, high);

    public int MinimumCode => 0;

    public int MaximumCode => levels.Length - 1;

    public double MeanStep => levels.Length > 1 ? (levels[^1] - levels[0]) / (levels.Length - 1) : 1;

    public double LowerEdge { get; }

    public double UpperEdge { get; }

    public int Code(double value)
    {
        var found = Array.BinarySearch(edges, value);
        return found >= 0 ? found + 1 : ~found;
    }

    public double Value(int code) => levels[code];

    public double EdgeBelow(int code) => edges[code - 1];

    public bool TakesEdge(int upperCode) => true;

    public bool IsSaturated(double value) => value < LowerEdge || value > UpperEdge;

    public long Shifted(int code, int weight) => AdcTables.Fixed(levels[code] * weight);
}
