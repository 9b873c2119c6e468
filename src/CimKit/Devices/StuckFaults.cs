using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Cells that do not change: each cell for itself is stuck off or on with the given probability.</summary>
/// <remarks>
/// A stuck cell has the conductance of its end of the range, without programming error or drift; noise of reads remains.
/// Source: first principles; <see cref="ReferenceCounts"/> is the rule of [Read2025].
/// </remarks>
public sealed record StuckFaults
{
    /// <summary>No faults.</summary>
    public static StuckFaults None { get; } = new();

    /// <summary>Probability of a cell stuck at G_min.</summary>
    [Unit("1")]
    public double OffRate { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Probability of a cell stuck at G_max.</summary>
    [Unit("1")]
    public double OnRate { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>True if no cell is stuck.</summary>
    public bool IsNone => OffRate == 0 && OnRate == 0;

    /// <summary>Conductance in siemens at which a cell is stuck; null if it works.</summary>
    /// <param name="uniform">The cell's number in [0, 1), drawn once.</param>
    /// <param name="range">Conductances of the cell.</param>
    public double? StuckAt(double uniform, ConductanceRange range) =>
        uniform < OffRate ? range.Minimum : uniform < OffRate + OnRate ? range.Maximum : null;

    /// <summary>Numbers of cells stuck off and on by the published tool's rule, which splits by rates and not by their ratio (Q11.22).</summary>
    /// <param name="cells">Cells of a layer.</param>
    public (long Off, long On) ReferenceCounts(long cells)
    {
        var stuck = (long)(cells * (OffRate + OnRate));
        var off = (long)Math.Ceiling(stuck * OffRate);
        return (off, stuck - off);
    }

    /// <summary>Everything that is wrong; empty if the rates can be used.</summary>
    public IReadOnlyList<string> Problems() => OffRate + OnRate <= 1
        ? []
        : [FormattableString.Invariant($"OffRate + OnRate must not exceed 1; got {OffRate:G6} + {OnRate:G6}.")];

    /// <summary>Name for tables.</summary>
    public override string ToString() => IsNone
        ? "no faults"
        : FormattableString.Invariant($"{100 * OffRate:G3} % stuck off, {100 * OnRate:G3} % stuck on");
}
