namespace CimKit.Inference.Sweeps;

/// <summary>Part of many evaluations that is done, image by image.</summary>
internal sealed class SweepProgress(long total, IProgress<double>? whole)
{
    private long done;

    /// <summary>Runs a piece of work and reports its part of the whole.</summary>
    /// <param name="size">Images of the piece.</param>
    /// <param name="work">The piece; reports 0 to 1.</param>
    public T Follow<T>(int size, Func<IProgress<double>?, T> work)
    {
        var result = work(whole is null ? null : new Part(this, size));
        done += size;
        Report(0);
        return result;
    }

    private void Report(double more) => whole?.Report(total == 0 ? 1 : Math.Min(1, (done + more) / total));

    private sealed class Part(SweepProgress owner, int size) : IProgress<double>
    {
        public void Report(double value) => owner.Report(value * size);
    }
}
