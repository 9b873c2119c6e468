using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>A check value the model does not meet.</summary>
/// <param name="Row">Line, module, conditions and quantity.</param>
/// <param name="Expected">Published number, in the file's unit.</param>
/// <param name="Got">Number of the model; null if it has none.</param>
/// <param name="RelativeError">Difference over the published number; infinite if the model has none.</param>
/// <param name="Reason">Cause as far as it is known, in one sentence.</param>
public sealed record Deviation(
    string Row,
    [property: Unit("1")] double Expected,
    [property: Unit("1")] double? Got,
    [property: Unit("1")] double RelativeError,
    string Reason);
