using CimKit.Foundation;

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
    /// after every epoch and when training is cancelled; the one before is kept beside it as <c>.previous</c>. Null for none.
    /// </summary>
    public string? State { get; init => field = value is null ? null : Require.NotBlank(value); }

    /// <summary>Time after which the state is written inside an epoch, too; null for never.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Clock of the interval; the library itself has none.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Everything that is wrong; empty if it can be used.</summary>
    public IReadOnlyList<string> Problems() => Interval switch
    {
        null => [],
        { } time when time <= TimeSpan.Zero => [$"Interval must be longer than 0 s; got {time}."],
        _ when State is null || Clock is null => ["Interval must go with State and Clock, which says what time it is."],
        _ => [],
    };
}
