using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Rows of a <see cref="LayerTable"/> from the layers of a network.</summary>
internal sealed class LayerTableBuilder
{
    private readonly IReadOnlyList<ShapedLayer> steps;
    private readonly Fidelity fidelity;
    private readonly HashSet<int> pooled;

    public LayerTableBuilder(NetworkSpec network, Fidelity fidelity)
    {
        (steps, this.fidelity) = (network.Shapes(), fidelity);
        pooled = steps.Where(step => step.Layer is Pooling or GlobalPooling).Select(step => LastBefore(step.Sources[0])).ToHashSet();
    }

    public IReadOnlyList<LayerTableRow> Rows() => Enumerable.Range(0, steps.Count)
        .Where(number => steps[number].Layer is WeightedLayerSpec)
        .SelectMany(number => Rows(steps[number], Outputs(number), pooled.Contains(number)))
        .ToList();

    /// <summary>The layer run last among those that joins put together; −1 is the image.</summary>
    private int LastBefore(int number)
    {
        while (number >= 0 && steps[number].Layer is JoinSpec)
            number = steps[number].Sources.Max();
        return number;
    }

    private int Outputs(int number)
    {
        var joined = fidelity == Fidelity.Reference
            ? steps.FirstOrDefault(step => step.Layer is Concatenation && step.Sources.Max() == number)
            : null;
        return joined?.Output.Channels ?? ((WeightedLayerSpec)steps[number].Layer).Outputs;
    }

    private static IEnumerable<LayerTableRow> Rows(ShapedLayer shaped, int outputs, bool hasPooling)
    {
        var convolution = shaped.Layer as Convolution;
        var groups = convolution?.Groups ?? 1;
        return Enumerable.Repeat(
            new LayerTableRow
            {
                InputHeight = convolution is null ? 1 : shaped.Input.Height,
                InputWidth = convolution is null ? 1 : shaped.Input.Width,
                InputChannels = convolution is null ? shaped.Input.Count : shaped.Input.Channels / groups,
                KernelHeight = convolution?.Kernel ?? 1,
                KernelWidth = convolution?.Kernel ?? 1,
                Outputs = outputs / groups,
                HasPooling = hasPooling,
                Stride = convolution?.Stride ?? 1,
                Padding = convolution?.Padding ?? 0,
            },
            groups);
    }
}
