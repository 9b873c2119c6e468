namespace CimKit.Neural.Layers;

/// <summary>Ranges of what a layer reads and emits. A holder, so that a layer does not own the ranges of others.</summary>
/// <param name="Read">Range of the codes read.</param>
/// <param name="Emitted">Range of the codes emitted; null for logits.</param>
internal sealed record RangePair(ActivationRange Read, ActivationRange? Emitted);
