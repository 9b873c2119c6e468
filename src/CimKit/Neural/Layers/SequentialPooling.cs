using CimKit.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Pooling modules as layers.</summary>
internal static class SequentialPooling
{
    /// <summary>The layer; null if the module is none of them, or if a problem was added.</summary>
    public static LayerSpec? Of(nn.Module module, string name, List<string> problems)
    {
        var before = problems.Count;
        LayerSpec? layer = module switch
        {
            MaxPool2d pool => Windows(pool.kernel_size, pool.stride, pool.padding,
                pool.ceil_mode || (pool.dilation ?? []).Any(step => step != 1)),
            AvgPool2d pool => Windows(pool.kernel_size, pool.stride, pool.padding,
                pool.ceil_mode || pool.divisor_override is not null, PoolingKind.Average),
            AdaptiveAvgPool2d pool => Global(pool.output_size, PoolingKind.Average),
            AdaptiveMaxPool2d pool => Global(pool.output_size, PoolingKind.Maximum),
            _ => null,
        };
        return problems.Count == before ? layer : null;

        LayerSpec? Windows(long[] size, long[]? stride, long[]? padding, bool isOther, PoolingKind kind = PoolingKind.Maximum)
        {
            var (steps, zeros) = (stride is { Length: > 0 } ? stride : size, padding is { Length: > 0 } ? padding : [0]);
            if (isOther || new[] { size, steps, zeros }.Any(numbers => numbers.Any(number => number != numbers[0])))
                problems.Add($"{name}: {module.GetType().Name} must have square windows, the same stride both ways, whole windows only "
                    + "(no ceil_mode), dilation 1 and no divisor_override.");
            return new Pooling { Name = name, Size = (int)size[0], Stride = (int)steps[0], Padding = (int)zeros[0], Kind = kind };
        }

        LayerSpec? Global(long[] outputs, PoolingKind kind)
        {
            if (outputs.Any(output => output != 1))
                problems.Add($"{name}: {module.GetType().Name} must have an output of 1×1; got {string.Join('×', outputs)}.");
            return new GlobalPooling { Name = name, Kind = kind };
        }
    }
}
