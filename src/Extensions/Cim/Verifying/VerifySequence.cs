using CimKit.Circuits.Verification;
using CimKit.Estimation.Verification;
using CimKit.Foundation;
using CimKit.Verification;

namespace Cim.Verifying;

/// <summary>Compares one file with the models, tells people and writes the result; the exit code says how it went.</summary>
internal static class VerifySequence
{
    public const int Success = 0;
    public const int Disagreement = 1;
    public const int UsageError = 2;

    public static int Run(VerifyRequest request, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellation)
    {
        if (request.Problem() is { } problem)
            return Refuse(error, problem);
        try
        {
            var report = Compare(request, cancellation);
            if (report.Total.Compared + report.Total.NotApplicable == 0)
                return Refuse(error, $"{request.File}: holds no check value.");
            if (request.JsonFile is { } json)
                VerifyJson.Save(report, json);
            new VerifyTable(output, isTerminal).Show(report);
            VerifyProblems.Tell(report, error);
            return Passes(report) ? Success : Disagreement;
        }
        catch (InvalidDataException malformed)
        {
            return Refuse(error, $"{request.File}: {malformed.Message}");
        }
        catch (InvalidDesignException wrong)
        {
            return Refuse(error, wrong.Message);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return Refuse(error, unusable.Message);
        }
    }

    /// <summary>Whether something was compared, all of it agrees, and whatever was not compared has a reason.</summary>
    public static bool Passes(VerificationReport report) =>
        report.Passes && report.Total.Compared > 0 && VerifyProblems.Unexplained(report) == 0;

    private static VerificationReport Compare(VerifyRequest request, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(request.File);
        return AlgorithmVerification.TryRun(stream, request.File, request.Tolerance, cancellation)
            ?? PublishedVerification.Run(stream, request.File, new VerifySources(request).Options(), request.Tolerance, cancellation);
    }

    private static int Refuse(TextWriter error, string problem)
    {
        error.WriteLine($"cim verify: {problem}");
        return UsageError;
    }
}
