using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>What a sweep varies, as results know it: a name, the values' labels, and their numbers if they are numbers.</summary>
public sealed record SweptQuantity
{
    /// <summary>What is varied, unique in its sweep; for example <c>ADC resolution</c>.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Unit of the numbers, without prefix; <c>1</c> if there is none.</summary>
    public string Unit { get; init => field = Require.NotBlank(value); } = "1";

    /// <summary>True if the numbers are best seen on a logarithmic axis.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>One a value, as people read it; all different.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>One a value, in <see cref="Unit"/>; empty if the values are no numbers.</summary>
    public IReadOnlyList<double> Numbers { get; init; } = [];

    /// <summary>True if the values are numbers.</summary>
    public bool IsNumeric => Numbers.Count > 0;

    internal IEnumerable<string> Problems()
    {
        if (Labels.Count == 0)
            yield return $"{Name}: there must be at least 1 value; got 0.";
        foreach (var twice in Labels.GroupBy(label => label).Where(group => group.Count() > 1))
            yield return $"{Name}: values must differ; '{twice.Key}' comes {twice.Count()} times.";
        if (IsNumeric && Numbers.Count != Labels.Count)
            yield return $"{Name}: Numbers must hold {Labels.Count} numbers, one a value; got {Numbers.Count}.";
    }
}
