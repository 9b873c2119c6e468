using CimKit.Foundation;

namespace CimKit.Mapping;

/// <summary>One size that the search tried.</summary>
/// <param name="Side">Cells per side.</param>
/// <param name="Tiles">Tiles that all layers of the kind would take, one copy each.</param>
/// <param name="Utilization">Cells that hold weights, of all cells of those tiles; NaN if no layer is of the kind.</param>
public sealed record SizeCandidate(int Side, long Tiles, [property: Unit("1")] double Utilization);
