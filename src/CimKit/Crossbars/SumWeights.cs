namespace CimKit.Crossbars;

/// <summary>Weights that the conversions of a column add up with over input cycles and arrays: their sum and the sum of their squares.</summary>
/// <param name="Mean">Σ w: a mean error adds up with it.</param>
/// <param name="Squares">Σ w²: a variance adds up with it.</param>
internal readonly record struct SumWeights(double Mean, double Squares)
{
    /// <summary>Weights of a layer.</summary>
    public static SumWeights Of(LayerTiling tiling)
    {
        var cycles = Enumerable.Range(0, tiling.Cycles.Count).Select(cycle => (double)tiling.Cycles.Weight(cycle)).ToArray();
        return new(tiling.Arrays * cycles.Sum(Math.Abs), tiling.Arrays * cycles.Sum(weight => weight * weight));
    }
}
