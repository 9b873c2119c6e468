namespace CimKit.Estimation.Verification;

/// <summary>What the published program is told beside its parameters.</summary>
internal sealed record PublishedWords(int WeightBits, int InputBits, int Rows, int ParallelRows);
