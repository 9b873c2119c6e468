using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>How well a quantised network did on labelled images, and everything needed to get the same numbers again.</summary>
public sealed record EvaluationResult
{
    /// <summary>Network, images, design and package, with their hashes.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Name of the network.</summary>
    public string Network => Provenance.Network;

    /// <summary>Name of the image set.</summary>
    public string Dataset => Provenance.Dataset;

    /// <summary>The arrays, seed included; null for software.</summary>
    public ArrayDesign? Design => Provenance.Design;

    /// <summary>Number of the chip: which draw of the cells.</summary>
    public int Chip { get; init; }

    /// <summary>Images evaluated.</summary>
    public int Count => Provenance.Count;

    /// <summary>Images whose largest logit is that of their label.</summary>
    public required int Correct { get; init; }

    /// <summary>Correct/Count; 0 without images.</summary>
    [Unit("1")]
    public double Accuracy => Count == 0 ? 0 : (double)Correct / Count;

    /// <summary>Class of the largest logit of each image, the first of equal ones.</summary>
    public required IReadOnlyList<int> Predictions { get; init; }

    /// <summary>Shape [images, classes]; what the last layer emits.</summary>
    public required ReadOnlyMemory<double> Logits { get; init; }

    /// <summary>Conversions by all converters.</summary>
    public long Conversions { get; init; }

    /// <summary>Conversions of columns that were clipped at an end of the range.</summary>
    public long SaturatedConversions { get; init; }

    /// <summary>Number of classes.</summary>
    public int Classes => Count == 0 ? 0 : Logits.Length / Count;

    internal static EvaluationResult Of(NetworkPlan plan, ImageSet images, double[] logits) =>
        Of(Provenance.Of(plan.Network, images), plan.Classes, images, logits);

    internal static EvaluationResult Of(Provenance provenance, int classes, ImageSet images, double[] logits)
    {
        var predictions = Enumerable.Range(0, images.Count)
            .Select(image => Largest(logits.AsSpan(image * classes, classes))).ToArray();
        var correct = 0;
        for (var image = 0; image < predictions.Length; image++)
            correct += predictions[image] == images.Labels.Span[image] ? 1 : 0;
        return new()
        {
            Provenance = provenance,
            Correct = correct,
            Predictions = predictions,
            Logits = logits,
        };
    }

    private static int Largest(ReadOnlySpan<double> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
            best = logits[i] > logits[best] ? i : best;
        return best;
    }
}
