using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Neural.Training;

/// <summary>Training passes whose sums come from arrays with all that is wrong with them; the gradient is that of exact sums.</summary>
/// <remarks>
/// Every mini-batch programs the weights and reads them through the converters in plain .NET, which takes about four times the
/// processor time of exact sums for small networks. Noise of the weights and weights left out belong to the part before.
/// </remarks>
public sealed record ArrayTraining
{
    /// <summary>Cells and converters.</summary>
    public required ArrayDesign Design { get; init; }

    /// <summary>Part of the training after which arrays compute.</summary>
    [Unit("1")]
    public double Start { get; init => field = Require.InRange(value, 0, 1); } = 0.75;

    /// <summary>The one chip to train for, 0 or greater, as in evaluation; null for a chip drawn anew for every mini-batch.</summary>
    public int? Chip { get; init => field = value is { } chip ? Require.InRange(chip, 0, int.MaxValue) : null; }

    /// <summary>Training images that converter ranges are chosen from.</summary>
    public int CalibrationImages { get; init => field = Require.Positive(value); } = 64;

    /// <summary>Mini-batches between two choices.</summary>
    public int CalibrationInterval { get; init => field = Require.Positive(value); } = 50;

    internal IEnumerable<string> Problems()
    {
        foreach (var problem in Design.Problems())
            yield return "Design: " + problem;
        if (Design.Adc.IsDataDependent)
            yield return $"Design: Adc.Range must be one that is fixed before images run; got {Design.Adc.Range}.";
    }
}
