namespace CimKit.Devices.Statistics;

/// <summary>A cell of any range with a programming error and a read error given by the user.</summary>
/// <remarks>Errors act on n = g/g_max, as the published peers define them; conductances do not fall below 0. Source: first principles.</remarks>
public sealed record GenericCell : IConductanceModel
{
    /// <inheritdoc/>
    public required ConductanceRange Range { get; init; }

    /// <summary>Error of programming.</summary>
    public GenericError Programming { get; init; } = GenericError.None;

    /// <summary>Error of one read.</summary>
    public GenericError Read { get; init; } = GenericError.None;

    /// <inheritdoc/>
    public CellDrawKinds Draws => Programming.Magnitude > 0 ? CellDrawKinds.Programming : CellDrawKinds.None;

    /// <inheritdoc/>
    public bool HasDrift => false;

    /// <inheritdoc/>
    public double Program(double target, in CellDraws draws) => Programming.Magnitude == 0
        ? target
        : Math.Max(0, Range.Maximum * Programming.Disturb(target / Range.Maximum, draws.Programming));

    /// <inheritdoc/>
    public double At(double target, double time, in CellDraws draws) => Program(target, draws);

    /// <inheritdoc/>
    public double ReadSigma(double conductance) => Range.Maximum * Read.Sigma(conductance / Range.Maximum);

    /// <summary>Name for tables.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Programming.Kind} programming error {100 * Programming.Magnitude:G3} %");
}
