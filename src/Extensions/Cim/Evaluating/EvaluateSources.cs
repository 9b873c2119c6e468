using System.Text.Json;
using Cim.Writing;
using CimKit.Checkpoints;
using CimKit.Checkpoints.Known;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;
using CimKit.Foundation;
using CimKit.Inference.PostTraining;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace Cim.Evaluating;

/// <summary>Finds network, weights, images and design; what is wrong with any of them is told at once.</summary>
internal sealed class EvaluateSources(EvaluateRequest request)
{
    private const string NoWeights = "--weights must name a file with trained weights (safetensors, .pth or .th): no trained network is embedded. "
        + "A network trained in a notebook is written by CheckpointFile.Write.";

    private readonly List<string> _problems = [.. request.Problems()];

    /// <summary>What the request names.</summary>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem is listed.</exception>
    public EvaluateInputs Read()
    {
        var spec = request.Network is { } name ? Guarded(() => NetworkCatalog.Find(name)) : null;
        var network = request.Weights is null ? null : Guarded(() => Network(request.Weights, spec));
        if (request.Weights is null)
            _problems.Add(NoWeights);
        var design = Guarded(Design);
        if (design is not null && request.Times.Count > 0 && design.Design.Effects is { Model: null, Retention: null })
            _problems.Add($"{request.Design}: --time needs cells that age: effects.retention or effects.model in an array design file.");
        var isCountable = request is { Images: >= 1, Calibration: >= 1 };
        var data = isCountable ? Guarded(() => ImageCatalog.Load(request.Data, request.Calibration, request.Images)) : null;
        if (network is not null && data is not null)
            _problems.AddRange(Mismatches(network, data.Test));
        InvalidDesignException.ThrowIfAny("cim evaluate", _problems);
        return new EvaluateInputs(
            network!, data!.Training, data.Test,
            request.Seed is { } seed ? design!.Design with { Seed = seed } : design!.Design,
            request.Design, design.Quantization);
    }

    private TrainedNetwork Network(string path, NetworkSpec? spec)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file of weights.");
        var checkpoint = CheckpointFile.Read(path);
        if (AkamasterResNet.Recognises(checkpoint) || CrossSimResNet.Recognises(checkpoint) || CsinvaLeNet5.Recognises(checkpoint))
        {
            var known = KnownCheckpoints.Import(checkpoint);
            return spec is null || spec.Name == known.Spec.Name || known.Spec.Name.StartsWith(spec.Name + " ", StringComparison.Ordinal)
                ? known
                : throw new InvalidDesignException(path, [$"{path}: holds {known.Spec.Name}, not {spec.Name}; leave out --network or name it so."]);
        }
        if (spec is not null)
            return CheckpointImport.Fit(checkpoint, spec);
        // A wrong name has been told; without any, the names are.
        return request.Network is not null ? null! : throw new ArgumentException(
            $"{path}: is of no network that is known by its tensors; --network must be one of {string.Join(", ", NetworkCatalog.Names)}.");
    }

    private DesignAndWords Design()
    {
        if (!IsFile(request.Design))
        {
            return request.Design.AsSpan().ContainsAny('/', '\\', '.')
                ? throw new FileNotFoundException($"{request.Design}: no such design file.")
                : DesignAndWords.Of(ChipPresets.Find(request.Design));
        }
        if (IsChip(request.Design))
            return DesignAndWords.Of(ChipDesignFile.Read(request.Design));
        using var stream = File.OpenRead(request.Design);
        return new DesignAndWords(ArrayDesignJson.Read(stream, Path.GetFileName(request.Design)), new PostTrainingOptions());
    }

    /// <summary>True for a document with a property that only chips have: the two kinds of file share none.</summary>
    private static bool IsChip(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var chip = JsonDocument.Parse(ChipDesignJson.ToText(new ChipDesign())).RootElement;
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().Any(member => chip.TryGetProperty(member.Name, out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private IEnumerable<string> Mismatches(TrainedNetwork network, ImageSet images)
    {
        if (images.Shape != network.Spec.Input)
            yield return $"--data {request.Data}: images must be {network.Spec.Input}, the input of {network.Spec.Name}; got {images.Shape}.";
        var classes = network.Spec.Shapes()[^1].Output.Count;
        if (images.Classes.Count > classes)
            yield return $"--data {request.Data}: must have at most {classes} classes, the outputs of {network.Spec.Name}; got {images.Classes.Count}.";
    }

    private T? Guarded<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidDesignException wrong)
        {
            _problems.AddRange(wrong.Problems);
        }
        catch (Exception unusable) when (unusable is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            _problems.Add(CommandRun.Sentence(unusable));
        }
        return null;
    }

    private static bool IsFile(string text) => File.Exists(text) || Directory.Exists(text);
}
