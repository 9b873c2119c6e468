using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>A <see cref="NetworkSpec"/> as a TorchSharp module.</summary>
internal sealed class NetworkModule : nn.Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<nn.Module<Tensor, Tensor>> _layers;

    public NetworkModule(NetworkSpec spec, Precision precision, IReadOnlyList<nn.Module<Tensor, Tensor>> layers)
        : base(spec.Name)
    {
        (Spec, Precision, _layers) = (spec, precision, layers);
        foreach (var layer in layers)
            register_module(layer.GetName(), layer);
    }

    public NetworkSpec Spec { get; }

    public Precision Precision { get; }

    public IEnumerable<WeightedLayer> WeightedLayers => _layers.OfType<WeightedLayer>();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = input;
        foreach (var layer in _layers)
            values = layer.forward(values);
        return values.MoveToOuterDisposeScope();
    }
}
