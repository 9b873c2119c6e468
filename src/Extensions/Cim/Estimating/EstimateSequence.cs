using Cim.Writing;
using CimKit.Estimation.Chips;
using CimKit.Foundation;

namespace Cim.Estimating;

/// <summary>Reads, estimates, writes and tells; the exit code says how it went.</summary>
internal static class EstimateSequence
{
    public static int Run(EstimateRequest request, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellation) =>
        CommandRun.Run("cim estimate", error, cancellation, stop =>
        {
            var (inputs, chip) = Estimate(request, new LateProgress(error, isTerminal && !Console.IsErrorRedirected), stop);
            Save(request, inputs, chip);
            new EstimateTables(output, isTerminal).Show(inputs, chip);
        }, () => "cancelled; nothing was written.");

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
