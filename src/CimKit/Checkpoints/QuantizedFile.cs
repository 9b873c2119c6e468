using System.Text.Json;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Checkpoints;

/// <summary>Integer networks as safetensors: weight codes as tensors, the rule from sums to codes in the header.</summary>
/// <remarks>Every number comes back as it was. Source: first principles.</remarks>
/// <example><code>QuantizedFile.Write("lenet5.safetensors", trained.Quantized!);</code></example>
public static class QuantizedFile
{
    private const string Header = "quantized";
    private const string Codes = ".codes";

    /// <summary>Writes or replaces a file; the network's structure is not written.</summary>
    /// <exception cref="InvalidDesignException">The network cannot be run; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, QuantizedNetwork network)
    {
        InvalidDesignException.ThrowIfAny($"QuantizedNetwork '{network.Spec.Name}'", network.Problems());
        var tensors = network.Layers.Select(layer => (layer.Name + Codes, new CheckpointTensor
        {
            Shape = [layer.WeightCodes.Length], Values = Array.ConvertAll(layer.WeightCodes.ToArray(), code => (float)code),
        })).ToList();
        var rules = new Rules(
            network.WeightBits, network.ActivationBits, network.InputCodesPerUnit, network.HasUnsignedActivations, network.Rescales,
            network.Layers.Select(layer => new LayerRule(layer.Name, layer.Multiplier, layer.Offset, layer.MinimumCode, layer.MaximumCode)).ToList());
        var header = new Dictionary<string, string> { [Header] = JsonSerializer.Serialize(rules) };
        AtomicFile.Write(path, stream => SafetensorsWriting.Write(stream, tensors, header));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">A file that <see cref="Write"/> wrote.</param>
    /// <param name="spec">The network's structure.</param>
    /// <exception cref="InvalidDataException">The file is damaged or something else; it and the reason are named.</exception>
    /// <exception cref="InvalidDesignException">It does not fit the structure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static QuantizedNetwork Read(string path, NetworkSpec spec)
    {
        var file = CheckpointFile.Read(path);
        var rules = file.Metadata.TryGetValue(Header, out var text)
            ? Parse(text, file.Name)
            : throw new InvalidDataException($"{file.Name}: is no integer network: {Header} is missing in its header.");
        var network = new QuantizedNetwork
        {
            Spec = spec,
            WeightBits = rules.WeightBits,
            ActivationBits = rules.ActivationBits,
            InputCodesPerUnit = rules.InputCodesPerUnit,
            HasUnsignedActivations = rules.HasUnsignedActivations,
            Rescales = rules.Rescales,
            Layers = rules.Layers.Select(layer => new QuantizedLayer
            {
                Name = layer.Name,
                WeightCodes = CodesOf(layer.Name, file),
                Multiplier = layer.Multiplier,
                Offset = layer.Offset,
                MinimumCode = layer.MinimumCode,
                MaximumCode = layer.MaximumCode,
            }).ToList(),
        };
        InvalidDesignException.ThrowIfAny($"QuantizedNetwork '{spec.Name}'", network.Problems().Select(problem => $"{file.Name}: {problem}"));
        return network;
    }

    private static sbyte[] CodesOf(string layer, Checkpoint file) => !file.Tensors.TryGetValue(layer + Codes, out var codes)
        ? throw new InvalidDataException($"{file.Name}: tensor '{layer}{Codes}' is missing.")
        : Array.ConvertAll(codes.Values.ToArray(), code => code is >= sbyte.MinValue and <= sbyte.MaxValue && code == MathF.Floor(code)
            ? (sbyte)code
            : throw new InvalidDataException($"{file.Name}: tensor '{layer}{Codes}' must hold whole numbers of −128 to 127; got {code}."));

    private static Rules Parse(string text, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<Rules>(text, new JsonSerializerOptions { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true })!;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{name}: {Header} in its header is no rule of an integer network: {error.Message}", error);
        }
    }

    private sealed record Rules(
        int WeightBits, int ActivationBits, double InputCodesPerUnit, bool HasUnsignedActivations, IReadOnlyList<QuantizedRescale> Rescales,
        IReadOnlyList<LayerRule> Layers);

    private sealed record LayerRule(
        string Name, IReadOnlyList<double> Multiplier, IReadOnlyList<double> Offset, int MinimumCode, int MaximumCode);
}
