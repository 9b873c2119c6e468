using CimKit.Foundation;
using CimKit.Inference;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>Every design of a space with accuracy and cost, and everything needed to get the same numbers again.</summary>
public sealed record DesignPoints
{
    /// <summary>What was explored.</summary>
    public required DesignSpace Space { get; init; }

    /// <summary>Network, images, calibration and package with their hashes; the design is the first that can be built.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Accuracy of exact integer software.</summary>
    [Unit("1")]
    public required double SoftwareAccuracy { get; init; }

    /// <summary>One a design, the last axis fastest.</summary>
    public required IReadOnlyList<DesignPoint> All { get; init; }

    /// <summary>Different chips that were estimated: designs that differ in accuracy alone share one.</summary>
    public required int Estimates { get; init; }

    /// <summary>Different arrays whose accuracy was evaluated: designs that differ in cost alone share one.</summary>
    public required int Evaluations { get; init; }

    /// <summary>The designs that can be built.</summary>
    public IEnumerable<DesignPoint> Possible => All.Where(point => point.IsPossible);

    /// <summary>The designs that can be built, each once: those that differ in their labels alone are one.</summary>
    /// <remarks>SRAM on its first day and SRAM ten years later, for example, have the same chip and the same arrays.</remarks>
    public IEnumerable<DesignPoint> Different => Possible.DistinctBy(point => (object?)point.Key ?? point);

    /// <summary>The designs that cannot be built.</summary>
    public IEnumerable<DesignPoint> Impossible => All.Where(point => !point.IsPossible);

    /// <summary>The designs that no other beats: none is at least as good in all of these and better in one.</summary>
    /// <remarks>Designs that are equal in all of them are all in, those that differ in their labels alone once. Means of finitely many images are compared as they are.</remarks>
    /// <param name="quantities">At least one; none given means accuracy and energy.</param>
    /// <returns>Sorted by the last quantity, best first; equal ones in the order of the space.</returns>
    public IReadOnlyList<DesignPoint> Pareto(params IReadOnlyList<DesignQuantity> quantities)
    {
        IReadOnlyList<DesignQuantity> chosen = quantities.Count == 0 ? [DesignQuantity.Accuracy, DesignQuantity.Energy] : quantities;
        return ParetoFront.Of([.. Different], chosen);
    }

    /// <summary>The designs that have all these labels, such as those of one age.</summary>
    /// <exception cref="ArgumentException">No axis has such a label; the message lists the labels.</exception>
    public DesignPoints Only(params IReadOnlyList<string> labels)
    {
        var known = Space.Axes.SelectMany(axis => axis.Choices).Select(choice => choice.Label).Distinct().ToArray();
        if (labels.FirstOrDefault(label => !known.Contains(label)) is { } unknown)
            throw new ArgumentException($"No axis has a label '{unknown}'; there are {string.Join(", ", known)}.", nameof(labels));
        return this with { All = [.. All.Where(point => labels.All(point.Design.Labels.Contains))] };
    }

    /// <summary>The point of these labels, one for each axis.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DesignPoint this[params IReadOnlyList<string> labels] => All.FirstOrDefault(point => point.Design.Labels.SequenceEqual(labels))
        ?? throw new ArgumentException(
            $"There is no design '{string.Join(", ", labels)}'; a design has one label of each of {string.Join(", ", Space.Axes.Select(axis => axis.Name))}.",
            nameof(labels));
}
