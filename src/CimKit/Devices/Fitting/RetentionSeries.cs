namespace CimKit.Devices.Fitting;

/// <summary>Conductance of one cell over time.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Times">Seconds, ascending.</param>
/// <param name="Conductances">Siemens, one per time.</param>
public sealed record RetentionSeries(string Cell, IReadOnlyList<double> Times, IReadOnlyList<double> Conductances);
