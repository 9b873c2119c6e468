namespace CimKit.Crossbars;

/// <summary>How a sum in cell steps becomes a position among decision edges, and where to begin to look for its code.</summary>
/// <param name="Scale">Positions per cell step.</param>
/// <param name="Bias">Position of 0.</param>
/// <param name="Low">Position below which a sum counts as clipped.</param>
/// <param name="High">Position above which a sum counts as clipped.</param>
/// <param name="Origin">Position of the first guess.</param>
/// <param name="Density">Guesses per unit of position.</param>
/// <param name="Guesses">Code that a position is near to.</param>
internal sealed record CodePosition(float Scale, float Bias, float Low, float High, float Origin, float Density, ushort[] Guesses)
{
    /// <summary>Codes from 0 up: an ideal converter's edges are 1, 2, ….</summary>
    public static CodePosition Evenly(IConverter converter)
    {
        var codes = converter.MaximumCode - converter.MinimumCode + 1;
        return new((float)(1 / converter.MeanStep), (float)(-converter.LowerEdge / converter.MeanStep), 0, codes, 0, 1,
            [.. Enumerable.Range(0, codes).Select(code => (ushort)code)]);
    }

    /// <summary>Cell steps.</summary>
    public static CodePosition Of(IConverter converter, float[] edges, int guessesPerCode)
    {
        var (low, high) = ((float)converter.LowerEdge, (float)converter.UpperEdge);
        if (edges.Length < 2)
            return new(1, 0, low, high, 0, 0, [0]);
        var guesses = guessesPerCode * (edges.Length + 1);
        var width = (edges[^1] - edges[0]) / guesses;
        return new(1, 0, low, high, edges[0], 1 / width,
            [.. Enumerable.Range(0, guesses).Select(index => (ushort)Code(edges, edges[0] + index * width))]);
    }

    /// <summary>Code of a sum; its position is handed out.</summary>
    public int Find(float[] edges, float sum, out float position)
    {
        position = MathF.FusedMultiplyAdd(sum, Scale, Bias);
        var place = (int)MathF.Min(MathF.Max((position - Origin) * Density, 0), Guesses.Length - 1);
        int code = Guesses[place];
        while (code < edges.Length && position >= edges[code])
            code++;
        while (code > 0 && position < edges[code - 1])
            code--;
        return code;
    }

    private static int Code(float[] edges, float position) => edges.Count(edge => edge <= position);
}
