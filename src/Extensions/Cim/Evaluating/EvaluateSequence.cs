using Cim.Estimating;
using Cim.Writing;
using CimKit.Inference.PostTraining;
using CimKit.Inference.Sweeps;
using CimKit.Reports;

namespace Cim.Evaluating;

/// <summary>Reads, evaluates, writes and tells; the exit code says how it went.</summary>
internal static class EvaluateSequence
{
    public static int Run(EvaluateRequest request, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellation) =>
        CommandRun.Run("cim evaluate", error, cancellation, stop =>
        {
            var (inputs, outcome) = Evaluate(request, new LateProgress(error, isTerminal && !Console.IsErrorRedirected), stop);
            Save(request, inputs, outcome);
            new EvaluateTables(output, isTerminal).Show(inputs, outcome);
        }, () => request.Journal is { } journal && File.Exists(journal)
            ? $"cancelled; finished chips are in {CommandRun.Printable(journal)}, the same command goes on from there."
            : "cancelled; nothing was written.");

    private static (EvaluateInputs, EvaluateOutcome) Evaluate(EvaluateRequest request, LateProgress progress, CancellationToken cancellation)
    {
        using (progress)
        {
            var inputs = new EvaluateSources(request).Read();
            var quantized = PostTrainingQuantization.Quantize(
                inputs.Network, inputs.Calibration, inputs.Quantization, request.Threads, progress.Step("quantising"), cancellation);
            // The arrays come first: a journal of another sweep is told before much time has gone.
            var sweep = AccuracySweep.Run(
                quantized, inputs.Design, inputs.Calibration, inputs.Images,
                new SweepOptions { AdcBits = request.AdcBits, Times = request.Times, Chips = request.Chips },
                request.Threads, request.Journal, progress.Step("arrays"), cancellation);
            var floats = FloatInference.Evaluate(inputs.Network, inputs.Images, request.Threads, progress.Step("float"), cancellation);
            cancellation.ThrowIfCancellationRequested();
            return (inputs, new EvaluateOutcome(floats, sweep));
        }
    }

    private static void Save(EvaluateRequest request, EvaluateInputs inputs, EvaluateOutcome outcome)
    {
        var files = new List<(string, string)>();
        if (request.JsonFile is { } json)
            files.Add((json, EvaluateJson.Text(request, inputs, outcome)));
        if (request.CsvFile is { } csv)
            files.Add((csv, CsvExport.ToCsv(outcome.Sweep.ToTable(hasProvenance: true))));
        OutputFiles.Save(files);
    }
}
