namespace CimKit.Inference;

/// <summary>Counts finished work of many threads and reports each further hundredth once.</summary>
internal sealed class ProgressMeter(long total, IProgress<double>? progress)
{
    private readonly Lock gate = new();
    private long done;
    private long reported;

    public void Add(long count)
    {
        if (progress is null)
            return;
        lock (gate)
        {
            done += count;
            if (done * 100 / total == reported)
                return;
            reported = done * 100 / total;
            progress.Report(done / (double)total);
        }
    }
}
