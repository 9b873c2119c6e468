using System.Globalization;
using CimKit.Circuits.Verification;

namespace Cim.Verifying;

/// <summary>Names what keeps a comparison from passing.</summary>
internal static class VerifyProblems
{
    private const int Shown = 20;

    /// <summary>Number of values that were left out and nothing says why.</summary>
    public static int Unexplained(VerificationReport report) =>
        report.Total.NotApplicable - report.Skipped.Where(skipped => !string.IsNullOrWhiteSpace(skipped.Reason)).Sum(skipped => skipped.Count);

    public static void Tell(VerificationReport report, TextWriter error)
    {
        foreach (var deviation in report.Total.Exceptions.Take(Shown))
            error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.File}: {deviation.Row}: expected {deviation.Expected:G9}, got {Got(deviation)}: {OneLine(deviation.Reason)}"));
        if (report.Total.Exceptions.Length > Shown)
            error.WriteLine($"{report.File}: {report.Total.Exceptions.Length - Shown} more exceptions; --json writes them all.");
        if (Unexplained(report) is > 0 and var unexplained)
            error.WriteLine($"{report.File}: {unexplained} values were skipped without a reason.");
        if (report.Total.Compared == 0)
            error.WriteLine($"{report.File}: nothing was compared, so nothing is verified.");
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Got(Deviation deviation) => deviation.Got is { } got
        ? string.Create(CultureInfo.InvariantCulture, $"{got:G9} (relative error {deviation.RelativeError:0.0e+0})")
        : "no number";
}
