using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cim.Writing;
using CimKit.Circuits.Verification;

namespace Cim.Verifying;

/// <summary>The comparison as JSON. An infinite error is written as the text "Infinity", which JSON has no number for.</summary>
internal static class VerifyJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // The file is no web page: µ and Ω stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the comparison; the file is either the old one or the whole new one at any time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(VerificationReport report, string path) => OutputFiles.Save((path, Text(report)));

    public static string Text(VerificationReport report) => JsonSerializer.Serialize(Document(report), Options) + "\n";

    private static object Document(VerificationReport report) => new
    {
        report.File,
        report.Tolerance,
        Passed = VerifySequence.Passes(report),
        report.Total.Compared,
        report.Total.NotApplicable,
        report.Total.FractionWithin1e6,
        report.Total.FractionWithin1e3,
        report.Total.Worst,
        report.Total.Median,
        Exceptions = Exceptions(report.Total),
        Modules = report.Modules.Select(module => Module(report, module)),
    };

    private static object Module(VerificationReport report, Agreement module) => new
    {
        Module = module.Name,
        module.Compared,
        module.NotApplicable,
        Reasons = report.Skipped.Where(skipped => skipped.Module == module.Name).Select(skipped => new { skipped.Reason, skipped.Count }),
        module.FractionWithin1e6,
        module.FractionWithin1e3,
        module.Worst,
        module.Median,
        Exceptions = Exceptions(module),
    };

    private static IEnumerable<object> Exceptions(Agreement agreement) => agreement.Exceptions.Select(deviation => new
    {
        deviation.Row,
        deviation.Expected,
        deviation.Got,
        deviation.RelativeError,
        deviation.Reason,
    });
}
