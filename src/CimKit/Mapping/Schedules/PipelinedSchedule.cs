using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Mapping.Schedules;

/// <summary>Every layer is a pipeline stage: early layers, with many positions, get copies so that stages take alike long.</summary>
/// <remarks>
/// <see cref="Fidelity.Reference"/> asks for ⌈(H/bound)²⌉ copies by the height of the input map alone (quirk F5);
/// <see cref="Fidelity.Corrected"/> for ⌈positions/bound²⌉, so a strided layer does not ask for copies it cannot use.
/// Source: [Peng2019].
/// </remarks>
public sealed record PipelinedSchedule : ILayerSchedule
{
    private const long MaximumCopies = 1 << 24;

    /// <summary>Wish for the speed-up of the first layer in one direction; lowered to what keeps no stage idle.</summary>
    public int SpeedUpDegree { get; init => field = Require.Positive(value); } = 8;

    /// <summary>The speed-up used: the wish, but at most ⌊tallest / shortest map⌋.</summary>
    public int UsedSpeedUpDegree(IReadOnlyList<LayerTableRow> layers)
    {
        var tallest = layers[0].InputHeight;
        var shortest = layers.Where(layer => layer.KernelHeight != 1).Select(layer => layer.InputHeight).Append(tallest).Min();
        return Math.Min(SpeedUpDegree, tallest / shortest);
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> RequestedCopies(IReadOnlyList<LayerTableRow> layers, Fidelity fidelity)
    {
        var degree = UsedSpeedUpDegree(layers);
        long bound = (layers[0].InputHeight + degree - 1) / degree;
        return [.. layers.Select((layer, index) => Checked(index, fidelity == Fidelity.Reference
            ? (long)Math.Ceiling((double)layer.InputHeight / bound * ((double)layer.InputHeight / bound))
            : Math.Max(1, (layer.Positions(fidelity) + bound * bound - 1) / (bound * bound))))];
    }

    private static int Checked(int index, long copies) => copies <= MaximumCopies
        ? (int)copies
        : throw new InvalidDesignException(
            nameof(PipelinedSchedule), [$"layer {index + 1} must ask for at most {MaximumCopies} copies; it asks for {copies}."]);
}
