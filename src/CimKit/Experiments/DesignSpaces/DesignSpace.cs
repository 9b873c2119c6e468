using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>Designs to compare: a chip to start from and all that may differ, as a full grid or as a part of it.</summary>
/// <remarks>
/// Choices are applied axis after axis: first all that change the chip, then, on the arrays that follow from it
/// (<see cref="ChipArrays"/>), all that change those. What cannot be built stays in the space and says why.
/// </remarks>
/// <example><code>
/// var space = new DesignSpace(DesignAxis.CellBits(1, 2), DesignAxis.AdcBits(4, 5, 6), DesignAxis.Nodes(22, 45))
/// {
///     Chip = ChipPresets.Find("rram-22nm"),
/// };
/// </code></example>
public sealed record DesignSpace
{
    private const int MostDesigns = 100_000;

    /// <summary>A space with at least one axis.</summary>
    /// <param name="axes">What differs, slowest first.</param>
    /// <exception cref="InvalidDesignException">There is no axis, names or labels come twice, or there are too many designs.</exception>
    public DesignSpace(params IReadOnlyList<DesignAxis> axes)
    {
        Axes = Array.AsReadOnly(axes.ToArray());
        InvalidDesignException.ThrowIfAny(nameof(DesignSpace), Problems());
    }

    /// <summary>What differs, slowest first.</summary>
    public IReadOnlyList<DesignAxis> Axes { get; }

    /// <summary>The chip to start from.</summary>
    public ChipDesign Chip { get; init; } = new();

    /// <summary>Which designs of the grid belong to the space, by their labels; null for all.</summary>
    public Func<IReadOnlyList<string>, bool>? Includes { get; init; }

    /// <summary>The designs, the last axis fastest.</summary>
    public IReadOnlyList<DesignCandidate> Candidates()
    {
        IEnumerable<int[]> combinations = [[]];
        foreach (var axis in Axes)
            combinations = combinations.SelectMany(old => Enumerable.Range(0, axis.Choices.Count).Select(choice => (int[])[.. old, choice]));
        return
        [
            .. combinations.Select(places => places.Select((place, axis) => Axes[axis].Choices[place]).ToArray())
                .Where(choices => Includes?.Invoke([.. choices.Select(choice => choice.Label)]) ?? true).Select(Candidate),
        ];
    }

    private DesignCandidate Candidate(DesignChoice[] choices)
    {
        var labels = choices.Select(choice => choice.Label).ToArray();
        var chip = Chip with { Name = string.Join(", ", labels) };
        try
        {
            foreach (var choice in choices)
                chip = choice.Apply(chip);
            var arrays = ChipArrays.Of(chip);
            foreach (var choice in choices)
                arrays = choice.Apply(chip, arrays);
            return new() { Labels = labels, Chip = chip, Arrays = arrays, Problems = arrays.Problems() };
        }
        catch (InvalidDesignException impossible)
        {
            return new() { Labels = labels, Chip = chip, Problems = impossible.Problems };
        }
        catch (ArgumentException outside)
        {
            // A property refused a value: its message names property, range and value.
            return new() { Labels = labels, Chip = chip, Problems = [outside.Message.Split(" (Parameter", 2)[0]] };
        }
    }

    private IEnumerable<string> Problems()
    {
        if (Axes.Count == 0)
            yield return "Axes must hold at least 1 axis; got 0.";
        foreach (var twice in Axes.GroupBy(axis => axis.Name).Where(group => group.Count() > 1))
            yield return $"Axes must have different names; '{twice.Key}' comes {twice.Count()} times.";
        foreach (var axis in Axes)
        {
            if (axis.Choices.Count == 0)
                yield return $"{axis.Name}: there must be at least 1 choice; got 0.";
            foreach (var twice in axis.Choices.GroupBy(choice => choice.Label).Where(group => group.Count() > 1))
                yield return $"{axis.Name}: labels must differ; '{twice.Key}' comes {twice.Count()} times.";
        }
        var designs = Axes.Aggregate(1.0, (count, axis) => count * axis.Choices.Count);
        if (designs > MostDesigns)
            yield return FormattableString.Invariant($"There must be at most {MostDesigns} designs; got {designs:G6}.");
    }
}
