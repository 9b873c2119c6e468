using System.Globalization;
using CimKit.Foundation;
using CimKit.Traces;

namespace CimKit.Neural.Training;

/// <summary>What a training writes while it runs.</summary>
/// <remarks>
/// A training that was stopped or killed goes on from its state and gives the numbers of one that was not, bit for bit, on the same
/// machine with the same number of threads.
/// </remarks>
/// <example><code>
/// var files = new TrainingFiles { State = "run/state.safetensors", Interval = TimeSpan.FromMinutes(5), Clock = TimeProvider.System };
/// var trained = Trainer.Train(network, data.Training, data.Test, options, files, live, live.Cancellation);
/// </code></example>
public sealed record TrainingFiles
{
    /// <summary>
    /// File of the state (safetensors): weights, moments, devices, random streams, history, best network and place in the epoch. Written
    /// after every epoch and when training is cancelled; the one before is kept beside it as <c>.previous</c>, from which training
    /// goes on if the newer one is damaged. Null for none.
    /// </summary>
    public string? State { get; init => field = value is null ? null : Require.NotBlank(value); }

    /// <summary>Time after which the state is written inside an epoch, too; null for never.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Clock of the interval; the library itself has none.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>
    /// Folder for one trace file an epoch, of integer training: the weights before and after its last update and the inputs of the first
    /// <see cref="TraceImages"/> test images, as <c>Estimation.Training.TrainingEstimator</c> reads them. Null for none.
    /// </summary>
    public string? Traces { get; init => field = value is null ? null : Require.NotBlank(value); }

    /// <summary>Test images, the first ones, whose inputs a trace holds; the estimator takes the mean of what they cost.</summary>
    public int TraceImages { get; init => field = Require.InRange(value, 1, RunTrace.MaximumImages); } = 1;

    /// <summary>Told the trace of every epoch that is finished, with the epoch; null for nobody.</summary>
    internal Action<EpochResult, RunTrace>? Traced { get; init; }

    /// <summary>True if traces are made.</summary>
    internal bool HasTraces => Traces is not null || Traced is not null;

    /// <summary>File of an epoch's trace; null if there is no folder.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    internal string? TracePath(int epoch) =>
        Traces is null ? null : Path.Combine(Traces, string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch:D4}.cimtrace"));

    /// <summary>Told at once of a state that is damaged, in whose place the one before it is gone on from; null for nobody.</summary>
    public IProgress<string>? Warnings { get; init; }

    /// <summary>Everything that is wrong; empty if it can be used.</summary>
    public IReadOnlyList<string> Problems() => Interval switch
    {
        null => [],
        { } time when time <= TimeSpan.Zero => [$"Interval must be longer than 0 s; got {time}."],
        _ when State is null || Clock is null => ["Interval must go with State and Clock, which says what time it is."],
        _ => [],
    };
}
