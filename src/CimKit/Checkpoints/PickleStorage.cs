namespace CimKit.Checkpoints;

/// <summary>A run of numbers outside the pickle that tensors are views of.</summary>
internal sealed record PickleStorage(ElementType Type, string Key, long Count);
