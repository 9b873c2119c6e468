namespace CimKit.Extensions;

/// <summary>One execution of one cell, as far as the host can tell.</summary>
/// <param name="Cell">What stays the same when the cell is run again.</param>
/// <param name="Run">Differs between two executions of the cell.</param>
public sealed record CellRun(string Cell, int Run);
