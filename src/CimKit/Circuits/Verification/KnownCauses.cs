namespace CimKit.Circuits.Verification;

/// <summary>Causes of disagreements that belong to the published program or its print, not to the models.</summary>
internal static class KnownCauses
{
    internal static string Of(CheckValue value, double error) =>
        value.Expected is not null && error <= 2e-6 ? "rounding of the printed number or of its printed inputs"
            : value.Module.StartsWith("training ", StringComparison.Ordinal) ? Training(value)
            : "unexplained";

    // What the published description of the training program leaves open.
    private static string Training(CheckValue value) => value.Quantity switch
    {
        _ when value.Quantity.Contains("weight_gradient", StringComparison.Ordinal) =>
            "open point: the weight-gradient unit of SRAM arrays and of arrays read row by row; where it differs is known, why is not",
        _ when value.Quantity.Contains("area", StringComparison.Ordinal) || value.Quantity.Contains("_m2", StringComparison.Ordinal) =>
            "open point: size of the transposed periphery of SRAM arrays and of arrays read row by row; where it differs is known, why is not",
        _ => "open point: reading of SRAM arrays and of arrays read row by row, or a sum that holds it or the weight-gradient unit",
    };
}
