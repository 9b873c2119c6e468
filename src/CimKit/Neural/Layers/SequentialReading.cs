using CimKit.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using BatchNorm = CimKit.Networks.BatchNorm;
using Convolution = CimKit.Networks.Convolution;
using Linear = CimKit.Networks.Linear;

namespace CimKit.Neural.Layers;

/// <summary>Layers found so far while the modules of a sequence are read one after the other.</summary>
internal sealed class SequentialReading
{
    private readonly Dictionary<string, long> _widths = [];
    private bool _isFlat;

    public List<LayerSpec> Layers { get; } = [];

    public List<string> Problems { get; } = [];

    /// <summary>Layers that read another number of channels or features than their module was made for.</summary>
    public IEnumerable<string> Widths(NetworkSpec spec) =>
        from shaped in spec.Problems().Count == 0 ? spec.Shapes() : []
        where _widths.ContainsKey(shaped.Layer.Name)
        let given = shaped.Layer is Convolution ? shaped.Input.Channels : shaped.Input.Count
        where given != _widths[shaped.Layer.Name]
        select $"{shaped.Layer.Name}: it reads {_widths[shaped.Layer.Name]} channels or features; the layer before gives {given}.";

    public void Add(nn.Module module, string name)
    {
        var before = Problems.Count;
        switch (module)
        {
            case Sequential or Sequential<Tensor, Tensor>:
                foreach (var (child, inner) in module.named_children())
                    Add(inner, name.Length > 0 ? $"{name}.{child}" : child);
                return;
            case Conv2d convolution:
                Add(convolution, Shown(module, name));
                return;
            case TorchSharp.Modules.Linear linear:
                Add(linear, Shown(module, name));
                return;
            case BatchNorm1d or BatchNorm2d:
                Add((NormBase)module, Shown(module, name));
                return;
            case ReLU:
                AddRelu(Shown(module, name));
                return;
            case Flatten flatten:
                Check(flatten.start_dim == 1 && flatten.end_dim == -1, Shown(module, name), "Flatten must keep the batch and flatten all the rest");
                _isFlat = true;
                return;
            case Dropout or Dropout2d or Identity:
                return;
            default:
                if (SequentialPooling.Of(module, Shown(module, name), Problems) is { } pooling)
                    Layers.Add(pooling);
                else if (Problems.Count == before)
                    Problems.Add($"{Shown(module, name)}: {module.GetType().Name} is not a module that can be read as data.");
                return;
        }
    }

    private void Add(Conv2d module, string name)
    {
        var (kernel, stride) = (module.kernel_size, module.stride);
        Check(!_isFlat, name, "Conv2d must not follow Flatten or Linear");
        Check(IsSquare(kernel) && IsSquare(stride), name, "Conv2d must have a square kernel and the same stride both ways");
        Check(module.dilation.All(step => step == 1), name, "Conv2d must have dilation 1");
        Check(module.padding is { } padding && IsSquare(padding) && module.padding_type is null && module.padding_mode == PaddingModes.Zeros,
            name, "Conv2d must be padded with the same number of zeros on all sides");
        _widths[name] = module.in_channels;
        Layers.Add(new Convolution
        {
            Name = name, Outputs = (int)module.out_channels, Kernel = (int)kernel[0], Stride = (int)stride[0],
            Padding = module.padding is [var zeros, ..] ? (int)zeros : 0, Groups = (int)module.groups,
            HasBias = module.bias is not null, HasRelu = false,
        });
    }

    // Without Flatten, Linear would work on the last dimension only.
    private void Add(TorchSharp.Modules.Linear module, string name)
    {
        Check(_isFlat || Layers.Count == 0, name, "Linear must follow Flatten or Linear");
        _isFlat = true;
        _widths[name] = module.in_features;
        Layers.Add(new Linear
        {
            Name = name, Outputs = (int)module.out_features, HasBias = module.bias is not null, HasRelu = false,
        });
    }

    private void Add(NormBase module, string name)
    {
        if (Layers is [.., WeightedLayerSpec { Normalization: null, HasRelu: false } layer] && layer.Outputs == module.num_features
            && module.track_running_stats)
            Layers[^1] = layer with { Normalization = new BatchNorm { Epsilon = module.eps } };
        else
            Problems.Add($"{name}: {module.GetType().Name} must follow Conv2d or Linear at once, with as many features and running statistics.");
    }

    // A maximum of rectified values is the rectified maximum, so a rectifier may stand behind maximum pooling.
    private void AddRelu(string name)
    {
        var index = Layers.FindLastIndex(layer => layer is not Pooling { Kind: PoolingKind.Maximum });
        if (index >= 0 && Layers[index] is WeightedLayerSpec layer)
            Layers[index] = layer with { HasRelu = true };
        else
            Problems.Add($"{name}: ReLU must follow Conv2d, Linear or their batch normalisation, maximum pooling in between or not.");
    }

    private void Check(bool holds, string name, string rule)
    {
        if (!holds)
            Problems.Add($"{name}: {rule}.");
    }

    private static string Shown(nn.Module module, string name) => name.Length > 0 ? name : module.GetName();

    private static bool IsSquare(long[] sizes) => sizes.All(size => size == sizes[0]);
}
