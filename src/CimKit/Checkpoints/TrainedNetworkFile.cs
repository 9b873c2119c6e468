using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Checkpoints;

/// <summary>Float weights of a network as a safetensors file: tensors <c>LAYER.weight</c> and <c>LAYER.bias</c>, batch normalisation merged.</summary>
/// <example><code>
/// TrainedNetworkFile.Write(trained.Network, "lenet5.safetensors");
/// var same = TrainedNetworkFile.Fit(CheckpointFile.Read("lenet5.safetensors"), LeNet5.Create());
/// </code></example>
public static class TrainedNetworkFile
{
    /// <summary>Writes or replaces a file; it is the old one or the whole new one at any time. Equal networks give equal files.</summary>
    /// <remarks>What a layer's sum is divided by (<see cref="TrainedLayer.OutputScale"/>) is merged into the weights, too.</remarks>
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(TrainedNetwork network, string path)
    {
        var folded = network.Folded();
        var (header, tensors) = (new JsonObject { ["__metadata__"] = new JsonObject { ["network"] = network.Spec.Name } }, new List<ReadOnlyMemory<float>>());
        var end = 0L;
        foreach (var (shaped, layer) in folded.Spec.Shapes().Where(step => step.Layer is WeightedLayerSpec).Zip(folded.Layers))
        {
            Add($"{layer.Name}.weight", Shape(shaped), layer.Weights.ToArray().Select(weight => (float)(weight / layer.OutputScale)).ToArray());
            if (!layer.Bias.IsEmpty)
                Add($"{layer.Name}.bias", [layer.Bias.Length], layer.Bias);
        }
        AtomicFile.Write(path, stream => Write(stream, JsonSerializer.SerializeToUtf8Bytes(header), tensors));

        void Add(string name, int[] shape, ReadOnlyMemory<float> values)
        {
            tensors.Add(values);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. shape.Select(extent => (JsonNode)extent)]),
                ["data_offsets"] = new JsonArray(end, end += 4L * values.Length),
            };
        }
    }

    /// <summary>The network with the weights of such a file, or of any other whose tensors bear the layers' names.</summary>
    /// <param name="checkpoint">The tensors.</param>
    /// <param name="spec">The network. Its layers get a bias where there is one; batch normalisation that is not there has been merged.</param>
    /// <exception cref="InvalidDesignException">A tensor is missing, left over or of another shape; all of them are named.</exception>
    public static TrainedNetwork Fit(Checkpoint checkpoint, NetworkSpec spec) => CheckpointImport.Load(checkpoint, spec with
    {
        Layers = spec.Layers.Select(layer => layer is WeightedLayerSpec weighted ? Fit(checkpoint, weighted) : layer).ToList(),
    });

    private static WeightedLayerSpec Fit(Checkpoint checkpoint, WeightedLayerSpec layer) => layer with
    {
        HasBias = checkpoint.Tensors.ContainsKey($"{layer.Name}.bias"),
        Normalization = checkpoint.Tensors.Keys.Any(name => name.EndsWith(".running_var", StringComparison.Ordinal)) ? layer.Normalization : null,
    };

    private static int[] Shape(ShapedLayer shaped)
    {
        var (outputs, input) = (((WeightedLayerSpec)shaped.Layer).Outputs, shaped.Input);
        return shaped.Layer is Convolution { Kernel: var kernel, Groups: var groups } ? [outputs, input.Channels / groups, kernel, kernel] : [outputs, input.Count];
    }

    private static void Write(Stream stream, byte[] header, IEnumerable<ReadOnlyMemory<float>> tensors)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            var bytes = new byte[4 * tensor.Length];
            for (var index = 0; index < tensor.Length; index++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * index), tensor.Span[index]);
            stream.Write(bytes);
        }
    }
}
