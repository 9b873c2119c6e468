namespace CimKit.Inference.PostTraining;

/// <summary>Progress of one of two passes.</summary>
internal sealed class HalfProgress(IProgress<double> whole, double start) : IProgress<double>
{
    public void Report(double value) => whole.Report(start + value / 2);
}
