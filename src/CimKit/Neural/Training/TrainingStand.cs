namespace CimKit.Neural.Training;

/// <summary>How far a training has come, outside of the module and its optimiser.</summary>
internal sealed class TrainingStand
{
    /// <summary>Figures of the finished epochs.</summary>
    public List<EpochResult> History { get; init; } = [];

    /// <summary>Batches of the running epoch that are done.</summary>
    public int Batch { get; set; }

    /// <summary>Sum of their losses.</summary>
    public double Loss { get; set; }

    /// <summary>Their images that were classified rightly.</summary>
    public long Correct { get; set; }

    /// <summary>The network after the last finished epoch; before the first one, as it began.</summary>
    public required NetworkState Last { get; set; }

    /// <summary>The network after the best epoch.</summary>
    public required NetworkState Best { get; set; }

    /// <summary>The network before the last update of the running epoch; null as long as there are others to come, or if no traces are kept.</summary>
    public NetworkState? Before { get; set; }

    /// <summary>True if the last finished epoch is the best one.</summary>
    public bool IsBest => History.Count == 0 || History.MaxBy(epoch => epoch.TestAccuracy) == History[^1];

    /// <summary>One batch more.</summary>
    public void Add((double Loss, long Correct) batch) => (Batch, Loss, Correct) = (Batch + 1, Loss + batch.Loss, Correct + batch.Correct);

    /// <summary>The epoch is done.</summary>
    public void Finish(EpochResult epoch, NetworkState state)
    {
        History.Add(epoch);
        (Batch, Loss, Correct, Last, Before) = (0, 0, 0, state, null);
        if (IsBest)
            Best = state;
    }
}
