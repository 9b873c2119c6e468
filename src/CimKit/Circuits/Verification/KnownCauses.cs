namespace CimKit.Circuits.Verification;

/// <summary>Causes of disagreements that belong to the published program or its print, not to the models.</summary>
internal static class KnownCauses
{
    internal static string Of(CheckValue value, double error) =>
        value.Expected is not null && error <= 2e-6 ? "rounding of the printed number or of its printed inputs" : "unexplained";
}
