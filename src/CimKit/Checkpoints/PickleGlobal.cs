namespace CimKit.Checkpoints;

/// <summary>A function or class that a pickle names; it is a name only and is never run.</summary>
internal sealed record PickleGlobal(string Name)
{
    public const string OrderedDict = "collections.OrderedDict";
    public const string Tensor = "torch._utils._rebuild_tensor";
    public const string TensorWithStrides = "torch._utils._rebuild_tensor_v2";
    public const string Parameter = "torch._utils._rebuild_parameter";

    /// <summary>True if a dictionary of tensors needs it.</summary>
    public bool IsAllowed => Name is OrderedDict or Tensor or TensorWithStrides or Parameter || ElementType.OfStorage(Name) is not null;
}
