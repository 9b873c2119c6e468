using Cim.Writing;
using CimKit.Estimation.Chips;
using CimKit.Foundation;

namespace Cim.Estimating;

/// <summary>Reads, estimates, writes and tells; the exit code says how it went.</summary>
internal static class EstimateSequence
{
    public const int Success = 0;
    public const int UsageError = 2;
    public const int Cancelled = 130;

    public static int Run(EstimateRequest request, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        void Stop(object? sender, ConsoleCancelEventArgs key)
        {
            key.Cancel = true;
            stop.Cancel();
        }
        Console.CancelKeyPress += Stop;
        try
        {
            var (inputs, chip) = Estimate(request, new LateProgress(error, isTerminal && !Console.IsErrorRedirected), stop.Token);
            Save(request, inputs, chip);
            new EstimateTables(output, isTerminal).Show(inputs, chip);
            return Success;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("cim estimate: cancelled; nothing was written.");
            return Cancelled;
        }
        catch (InvalidDesignException wrong)
        {
            foreach (var problem in wrong.Problems)
                error.WriteLine($"cim estimate: {Printable(problem)}");
            return UsageError;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"cim estimate: {Sentence(unusable)}");
            return UsageError;
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    /// <summary>Message of an error on one line, without the name of a parameter.</summary>
    public static string Sentence(Exception error) =>
        Printable(error is ArgumentException { ParamName: { } name } ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message);

    /// <summary>Text without what a terminal would obey.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));

    private static (EstimateInputs, ChipEstimate) Estimate(EstimateRequest request, LateProgress progress, CancellationToken cancellation)
    {
        using (progress)
        {
            var inputs = new EstimateSources(request).Read(progress.Step("reading traces"), cancellation);
            var chip = ChipEstimator.Estimate(inputs.Design, inputs.Table, inputs.Activity, progress.Step("estimating"), cancellation);
            cancellation.ThrowIfCancellationRequested();
            InvalidDesignException.ThrowIfAny("cim estimate", EstimateFigures.Problems(chip));
            return (inputs, chip);
        }
    }

    private static void Save(EstimateRequest request, EstimateInputs inputs, ChipEstimate chip)
    {
        var files = new List<(string, string)>();
        if (request.JsonFile is { } json)
            files.Add((json, EstimateJson.Text(inputs, chip)));
        if (request.CsvFile is { } csv)
            files.Add((csv, EstimateCsv.Text(chip)));
        OutputFiles.Save(files);
    }
}
