using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>A behaviour of the published program that <see cref="Fidelity.Reference"/> reproduces and <see cref="Fidelity.Corrected"/> repairs.</summary>
/// <param name="Id">Identifier that the code which honours it names.</param>
/// <param name="Reference">What the published program does.</param>
/// <param name="Corrected">What the corrected model does.</param>
/// <param name="Probe">Quantity whose change is measured.</param>
/// <param name="Value">The quantity at a node in nanometres; not a number where the published program has none.</param>
public sealed record Quirk(
    string Id, string Reference, string Corrected, string Probe, Func<int, Fidelity, double> Value)
{
    /// <summary>Change of the probe by all repairs together, in percent; null where the published program has no number.</summary>
    /// <param name="nanometres">Node, low standby power.</param>
    public double? EffectAt(int nanometres)
    {
        var reference = Value(nanometres, Fidelity.Reference);
        var effect = 100 * (Value(nanometres, Fidelity.Corrected) / reference - 1);
        return double.IsFinite(effect) ? effect : null;
    }
}
