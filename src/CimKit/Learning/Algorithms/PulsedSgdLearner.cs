namespace CimKit.Learning.Algorithms;

/// <summary>One array, which gets every product.</summary>
internal sealed class PulsedSgdLearner(PulsedArray weights) : IArrayLearner
{
    public int Outputs => weights.Outputs;

    public int Inputs => weights.Inputs;

    public void Program(ReadOnlySpan<float> target) => weights.Program(target);

    public void Read(Span<float> target) => weights.Read(target);

    public UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, double rate, long step, int threads = 1) =>
        weights.Update(inputs, errors, rate, step, threads);

    public void Relax(long step) => weights.Relax(step);

    public IEnumerable<KeyValuePair<string, float[]>> State() => weights.Stored("C");
}
