namespace CimKit.Checkpoints;

/// <summary>A view of a storage, as a pickle describes it; nothing is checked yet.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, IReadOnlyList<long> Extents, IReadOnlyList<long> Strides);
