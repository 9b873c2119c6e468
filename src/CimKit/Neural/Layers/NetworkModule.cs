using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>A <see cref="NetworkSpec"/> as a TorchSharp module.</summary>
internal sealed class NetworkModule : nn.Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<ShapedLayer> _steps;
    private readonly IReadOnlyList<ILayerModule?> _modules;
    private readonly ILookup<int, int> _finished;

    /// <param name="spec">The network.</param>
    /// <param name="precision">Word lengths.</param>
    /// <param name="steps">Its layers with shapes.</param>
    /// <param name="modules">One per layer; null where the layer before does its work.</param>
    /// <param name="ranges">Ranges of the maps; null unless integers have them.</param>
    public NetworkModule(
        NetworkSpec spec, Precision precision, IReadOnlyList<ShapedLayer> steps, IReadOnlyList<ILayerModule?> modules,
        MapRanges? ranges = null)
        : base(spec.Name)
    {
        (Spec, Precision, _steps, _modules, Ranges) = (spec, precision, steps, modules, ranges);
        _finished = steps.SelectMany((step, number) => step.Sources.Select(source => (Source: source, Reader: number)))
            .GroupBy(edge => edge.Source).Where(edges => edges.Key >= 0)
            .ToLookup(edges => edges.Max(edge => edge.Reader), edges => edges.Key);
        foreach (var layer in WeightedLayers)
            register_module(layer.GetName().Replace('.', '_'), layer);
        foreach (var range in ranges?.All ?? [])
            register_module("range_" + range.GetName().Replace('.', '_'), range);
    }

    public NetworkSpec Spec { get; }

    public Precision Precision { get; }

    /// <summary>Ranges of the maps; null unless integers have them.</summary>
    public MapRanges? Ranges { get; }

    public IEnumerable<WeightedLayer> WeightedLayers => _modules.OfType<WeightedLayer>();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        if (Ranges is not null)
            input = Ranges.Image.forward(input);
        var values = new Tensor[_steps.Count];
        for (var number = 0; number < values.Length; number++)
        {
            var inputs = _steps[number].Sources.Select(source => source < 0 ? input : values[source]).ToList();
            values[number] = _modules[number]?.Run(inputs) ?? inputs[0];
            // What nobody reads any more need not wait for the end of the scope; gradients keep what they need.
            foreach (var source in _finished[number].Where(source => !ReferenceEquals(values[source], values[number])))
                values[source].Dispose();
        }
        return values[^1].MoveToOuterDisposeScope();
    }
}
