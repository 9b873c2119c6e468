using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>The random numbers of one cell on one chip: what makes it differ from its neighbours. Drawn once, used at every time.</summary>
/// <param name="Programming">Standard normal: how far programming misses.</param>
/// <param name="Drift">Standard normal: how fast this cell drifts or how far it relaxes.</param>
/// <param name="Direction">Uniform in [0, 1): which way this cell drifts where that is random.</param>
/// <param name="SlowNoise">Standard normal: noise far slower than one inference; one number for all reads at one evaluation time, a new one for another time.</param>
public readonly record struct CellDraws(
    [property: Unit("1")] double Programming,
    [property: Unit("1")] double Drift = 0,
    [property: Unit("1")] double Direction = 0,
    [property: Unit("1")] double SlowNoise = 0);
