namespace CimKit.Designs;

/// <summary>Levels that are the same for every layer and digit, such as those of a converter that was built.</summary>
/// <example><code>var adc = new AdcDesign { Bits = 3, Levels = new GivenLevels { Values = [-8, -4, -2, 0, 2, 4, 8, 16] } };</code></example>
public sealed record GivenLevels : IAdcLevels
{
    /// <summary>Values of the codes in cell steps, rising; at most 2^bits of them.</summary>
    public required IReadOnlyList<double> Values { get; init => field = Array.AsReadOnly(value.ToArray()); }

    /// <inheritdoc/>
    public IReadOnlyList<double> Place(IReadOnlyList<(double Value, long Count)> seen, int bits) => Values;

    /// <summary>Two are equal if their levels are.</summary>
    public bool Equals(GivenLevels? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Values.Count, HashCode.Combine);

    /// <summary>Name for tables.</summary>
    public override string ToString() => FormattableString.Invariant($"{Values.Count} given levels");
}
