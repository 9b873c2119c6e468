using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>
/// What happens to programmed cells beyond <see cref="ProgrammingVariation"/>: faults, a statistical model, retention or temperature, at
/// one time.
/// </summary>
/// <remarks>All of it is drawn once per chip: an older chip of the same number is the same chip.</remarks>
/// <example><code>var oneYear = new CellEffects { Model = new ProjectedPcm(), Time = 3.156e7, HasDriftCompensation = true };</code></example>
public sealed record CellEffects
{
    /// <summary>Cells keep what they were programmed to.</summary>
    public static CellEffects None { get; } = new();

    /// <summary>Cells that do not change.</summary>
    public StuckFaults Faults { get; init; } = StuckFaults.None;

    /// <summary>Programming error and drift by a statistical model; null for none.</summary>
    public IConductanceModel? Model { get; init; }

    /// <summary>Drift of cells without a model that drifts; null for none.</summary>
    public IRetention? Retention { get; init; }

    /// <summary>Time between programming and inference.</summary>
    [Unit("s")]
    public double Time { get; init => field = Require.InRange(value, 0, 1e12, "s"); }

    /// <summary>Conductances at another temperature than that of programming.</summary>
    public ConductanceTemperature Temperature { get; init; } = ConductanceTemperature.None;

    /// <summary>True to multiply the sums of a layer by digital factors that undo the mean drift.</summary>
    public bool HasDriftCompensation { get; init; }

    /// <summary>What shares a factor.</summary>
    public CompensationScope CompensationScope { get; init; }

    /// <summary>
    /// True if the calibration is read with the converters of inference, each row driven alone at its largest input; false for
    /// finer ones. A converter whose step is larger than a cell reads 0 for most rows.
    /// </summary>
    public bool HasCompensationThroughAdc { get; init; }

    /// <summary>True if every cell keeps what it was programmed to.</summary>
    public bool IsNone => Faults.IsNone && Model is null && Temperature.IsNone && (Retention is null || Time == 0);

    /// <summary>The random numbers all of it uses, faults not counted.</summary>
    public CellDrawKinds Draws =>
        (Model?.Draws ?? CellDrawKinds.None) | (Retention is null || Time == 0 ? CellDrawKinds.None : Retention.Draws);

    /// <summary>Everything that is wrong for cells of that range and variation.</summary>
    public IReadOnlyList<string> Problems(ConductanceRange cell, ProgrammingVariation variation)
    {
        var problems = new List<string>(Faults.Problems().Select(problem => "Faults: " + problem));
        problems.AddRange(Temperature.Problems().Select(problem => "Temperature: " + problem));
        problems.AddRange((Retention?.Problems() ?? []).Select(problem => "Retention: " + problem));
        if (Model is null)
            return problems;
        if (!variation.IsZero)
            problems.Add($"Variation must be none with Effects.Model, which has its own programming error; got {variation}.");
        if (Retention is not null && Model.HasDrift)
            problems.Add($"Retention must be none with {Model.GetType().Name}, which drifts by itself; got {Retention}.");
        if (cell.Minimum < Model.Range.Minimum * (1 - 1e-9) || cell.Maximum > Model.Range.Maximum * (1 + 1e-9))
            problems.Add($"Cell must lie in the range of {Model.GetType().Name}, {Show(Model.Range)}; got {Show(cell)}.");
        return problems;
    }

    /// <summary>Name for tables.</summary>
    public override string ToString() => IsNone ? "no effects" : string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        if (Model is not null)
            yield return Model.ToString()!;
        if (Retention is not null && Time > 0)
            yield return Retention.ToString()!;
        if (Time > 0)
            yield return FormattableString.Invariant($"after {Time:G3} s") + (HasDriftCompensation ? ", compensated" : "");
        if (!Temperature.IsNone)
            yield return FormattableString.Invariant($"{Temperature.Factor:G4} of the conductance at {Temperature.Temperature:G4} K");
        if (!Faults.IsNone)
            yield return Faults.ToString();
    }

    private static string Show(ConductanceRange range) => $"{Si.Format(range.Minimum, "S")} to {Si.Format(range.Maximum, "S")}";
}
