using CimKit.Designs;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>One design of a space, before anything is known about it.</summary>
public sealed record DesignCandidate
{
    /// <summary>One for each axis of the space.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The chip: what is paid. As far as choices could be made, if there are <see cref="Problems"/>.</summary>
    public required ChipDesign Chip { get; init; }

    /// <summary>Its arrays as accuracy sees them; null if there are none.</summary>
    public ArrayDesign? Arrays { get; init; }

    /// <summary>What makes it impossible; empty if nothing is known to.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>All labels, such as <c>RRAM, 2 bit, SAR</c>.</summary>
    public string Name => string.Join(", ", Labels);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
