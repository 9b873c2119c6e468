using Cim.Native;
using Cim.Writing;
using CimKit.Experiments;
using CimKit.Foundation;

namespace Cim.Training;

/// <summary>Reads, runs, writes and tells; the exit code says how it went.</summary>
internal static class TrainSequence
{
    public static int Run(TrainRequest request, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellation)
    {
        NativeEnvironment.LetOpenMpThreadsSleep();
        return CommandRun.Run("cim train", error, cancellation, stop =>
        {
            var experiment = Read(request);
            var folder = new TrainFolder(request.Folder!);
            folder.Clean();
            var result = Execute(experiment, request, folder, error, stop);
            new TrainOutput(folder).Save(result, request.Experiment!);
            new TrainTables(output, isTerminal).Show(result, request.Experiment!);
        }, () => request.Folder is { } kept && new TrainFolder(kept).HasState
            ? $"stopped; {kept} holds the state: the same command with --resume goes on from it."
            : "cancelled; nothing was written.");
    }

    private static Experiment Read(TrainRequest request)
    {
        var problems = request.Problems().ToList();
        Experiment? experiment = null;
        try
        {
            if (request.Experiment is { } path && File.Exists(path))
                experiment = ExperimentFile.Read(path);
        }
        catch (InvalidDesignException wrong)
        {
            problems.AddRange(wrong.Problems);
        }
        InvalidDesignException.ThrowIfAny("cim train", problems);
        return experiment!;
    }

    private static ExperimentResult Execute(
        Experiment experiment, TrainRequest request, TrainFolder folder, TextWriter error, CancellationToken cancellation)
    {
        using var progress = new TrainProgress(error, !Console.IsErrorRedirected);
        try
        {
            return experiment.Run(folder.Kept(request, experiment.TrainingChip is not null, progress), progress, cancellation);
        }
        catch (ExperimentStoppedException stopped)
        {
            new TrainOutput(folder).SaveTraining(stopped.Training);
            throw;
        }
    }
}
