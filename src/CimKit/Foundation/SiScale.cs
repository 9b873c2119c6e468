namespace CimKit.Foundation;

/// <summary>A prefix chosen for people: a value divided by <paramref name="Factor"/> is a number of <paramref name="Unit"/>.</summary>
/// <param name="Factor">Size of the shown unit in the unit without prefix.</param>
/// <param name="Unit">The unit with its prefix, for example <c>µS</c>.</param>
public readonly record struct SiScale(double Factor, string Unit);
