using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using CimKit.Networks;

namespace CimKit.Checkpoints;

/// <summary>Writes float weights in the safetensors form, little-endian F32, tensors in the order of the layers.</summary>
internal static class SafetensorsWriting
{
    private const int Alignment = 8;

    public static void Write(
        Stream target, IReadOnlyList<(string Name, CheckpointTensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        target.Write(length);
        target.Write(header);
        var number = new byte[sizeof(float)];
        foreach (var (_, tensor) in tensors)
        {
            if (BitConverter.IsLittleEndian)
            {
                target.Write(MemoryMarshal.AsBytes(tensor.Values.Span));
                continue;
            }
            foreach (var value in tensor.Values.Span)
            {
                BinaryPrimitives.WriteSingleLittleEndian(number, value);
                target.Write(number);
            }
        }
    }

    /// <summary>The tensors of a network, under the names that <see cref="CheckpointImport"/> looks for.</summary>
    public static IReadOnlyList<(string Name, CheckpointTensor Tensor)> Tensors(TrainedNetwork network) => network.Spec.Shapes()
        .Where(step => step.Layer is WeightedLayerSpec).Zip(network.Layers)
        .SelectMany(pair => Tensors(pair.Second, pair.First, network.Spec)).ToList();

    private static IEnumerable<(string Name, CheckpointTensor Tensor)> Tensors(TrainedLayer layer, ShapedLayer shaped, NetworkSpec spec)
    {
        yield return ($"{layer.Name}.weight", new() { Shape = CheckpointReading.WeightShapes(shaped)[0], Values = Unscaled(layer) });
        if (!layer.Bias.IsEmpty)
            yield return ($"{layer.Name}.bias", Row(layer.Bias));
        if (layer.Normalization is not { } norm)
            yield break;
        var prefix = CheckpointImport.NormalizationOf(layer.Name, spec);
        yield return ($"{prefix}.weight", Row(norm.Gain));
        yield return ($"{prefix}.bias", Row(norm.Offset));
        yield return ($"{prefix}.running_mean", Row(norm.Mean));
        yield return ($"{prefix}.running_var", Row(norm.Variance));
    }

    /// <summary>A checkpoint knows no output scale; it is a power of two, so that the division is exact.</summary>
    private static ReadOnlyMemory<float> Unscaled(TrainedLayer layer) => layer.OutputScale == 1
        ? layer.Weights
        : layer.Weights.ToArray().Select(weight => (float)(weight / layer.OutputScale)).ToArray();

    private static CheckpointTensor Row(ReadOnlyMemory<float> values) => new() { Shape = [values.Length], Values = values };

    private static byte[] Header(
        IReadOnlyList<(string Name, CheckpointTensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (metadata is not null)
                Texts(json, metadata);
            var start = 0L;
            foreach (var (name, tensor) in tensors)
                start = Entry(json, name, tensor, start);
            json.WriteEndObject();
        }
        while (text.Length % Alignment != 0)
            text.WriteByte((byte)' ');
        return text.ToArray();
    }

    private static void Texts(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("__metadata__");
        foreach (var (name, text) in metadata)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static long Entry(Utf8JsonWriter json, string name, CheckpointTensor tensor, long start)
    {
        var end = start + sizeof(float) * (long)tensor.Values.Length;
        json.WriteStartObject(name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (var extent in tensor.Shape)
            json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
