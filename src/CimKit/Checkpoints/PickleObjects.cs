namespace CimKit.Checkpoints;

/// <summary>What the few known names stand for, made from their arguments.</summary>
internal static class PickleObjects
{
    /// <summary>What a call of a known name gives.</summary>
    public static object? Call(object? callee, object? arguments, Func<string, InvalidDataException> wrong) =>
        ((callee as PickleGlobal)?.Name, arguments) switch
        {
            (PickleGlobal.OrderedDict, object?[] { Length: 0 }) => new PickleDictionary(),
            (PickleGlobal.OrderedDict, object?[] { Length: 1 } pairs) when pairs[0] is List<object?> list => Dictionary(list, wrong),
            (PickleGlobal.Tensor or PickleGlobal.TensorWithStrides, object?[] { Length: >= 4 } view) => Tensor(view, wrong),
            (PickleGlobal.Parameter, object?[] { Length: >= 1 } parts) when parts[0] is PickleTensor tensor => tensor,
            (null, _) => throw wrong("only a named function can be called"),
            (var name, _) => throw wrong($"'{name}' is not given the arguments that PyTorch gives it"),
        };

    /// <summary>A storage from its persistent identifier ('storage', class, key, place, count).</summary>
    public static PickleStorage Storage(object? identifier, Func<string, InvalidDataException> wrong) =>
        identifier is object?[] { Length: 5 or 6 } parts && parts[0] is "storage"
            && parts[1] is PickleGlobal global && ElementType.OfStorage(global.Name) is { } type
            && parts[2] is string { Length: <= 256 } key && parts[4] is long and >= 0
            && (parts.Length == 5 || parts[5] is null)
            ? new PickleStorage(type, key, (long)parts[4]!)
            : throw wrong("a storage must be named by ('storage', class, key, place, count)");

    private static PickleDictionary Dictionary(List<object?> pairs, Func<string, InvalidDataException> wrong)
    {
        var dictionary = new PickleDictionary();
        foreach (var item in pairs)
        {
            var pair = item switch
            {
                object?[] { Length: 2 } tuple => (tuple[0], tuple[1]),
                List<object?> { Count: 2 } list => (list[0], list[1]),
                _ => throw wrong("an OrderedDict must be made of pairs"),
            };
            dictionary.Pairs.Add(pair);
        }
        return dictionary;
    }

    private static PickleTensor Tensor(object?[] view, Func<string, InvalidDataException> wrong) =>
        view[0] is PickleStorage storage && view[1] is long offset && Numbers(view[2]) is { } extents && Numbers(view[3]) is { } strides
            && extents.Count == strides.Count
            ? new PickleTensor(storage, offset, extents, strides)
            : throw wrong("a tensor must be made of storage, offset, extents and as many strides");

    private static List<long>? Numbers(object? tuple) =>
        tuple is object?[] { Length: <= 64 } items && items.All(item => item is long) ? items.Select(item => (long)item!).ToList() : null;
}
