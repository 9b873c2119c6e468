using System.Numerics;

namespace CimKit.Checkpoints;

/// <summary>Tensors of the object that a PyTorch pickle describes.</summary>
internal static class StateDictionary
{
    private const string Key = "state_dict";

    /// <summary>The tensors by name: of the dictionary itself, or of that under the key <c>state_dict</c>.</summary>
    /// <exception cref="InvalidDataException">It holds none.</exception>
    public static IReadOnlyList<(string Name, PickleTensor Tensor)> Find(object? root)
    {
        var dictionary = root as PickleDictionary
            ?? throw new InvalidDataException($"must hold a dictionary of tensors (a state_dict); got {Shown(root)}.");
        if (dictionary.Pairs.Find(pair => pair.Key is Key).Value is PickleDictionary inner)
            dictionary = inner;
        var tensors = new List<(string Name, PickleTensor Tensor)>();
        foreach (var (key, value) in dictionary.Pairs)
        {
            if (value is PickleTensor tensor)
                tensors.Add((key as string ?? throw new InvalidDataException("every tensor must be named by text."), tensor));
        }
        if (tensors.Count == 0)
            throw new InvalidDataException($"the dictionary must hold tensors, or a dictionary of tensors under '{Key}'; got neither.");
        if (tensors.GroupBy(pair => pair.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"tensor '{twice.Key}': must be there once; it is there {twice.Count()} times.");
        return tensors;
    }

    /// <summary>Copies tensors out of their storages.</summary>
    /// <param name="tensors">What <see cref="Find"/> found.</param>
    /// <param name="storages">Bytes of a storage; exactly as many as its numbers need.</param>
    /// <param name="budget">Numbers that may be copied: tensors that share a storage must not multiply it without end.</param>
    public static IReadOnlyDictionary<string, CheckpointTensor> Load(
        IReadOnlyList<(string Name, PickleTensor Tensor)> tensors, Func<PickleStorage, ReadOnlyMemory<byte>> storages, long budget)
    {
        var loaded = new Dictionary<string, CheckpointTensor>();
        foreach (var (name, tensor) in tensors)
        {
            var shape = TensorShapes.Checked(tensor.Extents, name);
            var count = TensorShapes.Count(shape);
            Check(name, tensor, count);
            budget -= count;
            if (budget < 0)
                throw new InvalidDataException($"tensor '{name}': all tensors together hold more numbers than the file has bytes.");
            loaded.Add(name, new CheckpointTensor { Shape = shape, Values = Copy(tensor, shape, count, storages(tensor.Storage).Span) });
        }
        return loaded;
    }

    private static void Check(string name, PickleTensor tensor, int count)
    {
        var last = (Int128)tensor.Offset;
        for (var axis = 0; axis < tensor.Extents.Count; axis++)
        {
            if (tensor.Strides[axis] < 0 || (tensor.Strides[axis] == 0 && tensor.Extents[axis] > 1))
                throw new InvalidDataException($"tensor '{name}': strides must be 1 or greater; got {string.Join(", ", tensor.Strides)}.");
            last += (Int128)Math.Max(0, tensor.Extents[axis] - 1) * tensor.Strides[axis];
        }
        if (tensor.Offset < 0 || (count > 0 && last >= tensor.Storage.Count))
            throw new InvalidDataException(
                $"tensor '{name}': must lie within the {tensor.Storage.Count} numbers of storage '{tensor.Storage.Key}'; got {tensor.Offset} to {last}.");
    }

    private static float[] Copy(PickleTensor tensor, int[] shape, int count, ReadOnlySpan<byte> bytes)
    {
        var values = new float[count];
        var type = tensor.Storage.Type;
        var place = new int[shape.Length];
        for (var index = 0; index < count; index++)
        {
            var number = tensor.Offset;
            for (var axis = 0; axis < shape.Length; axis++)
                number += place[axis] * tensor.Strides[axis];
            values[index] = type.Read(bytes[(int)(number * type.Size)..]);
            for (var axis = shape.Length - 1; axis >= 0 && ++place[axis] == shape[axis]; axis--)
                place[axis] = 0;
        }
        return values;
    }

    private static string Shown(object? root) => root switch
    {
        null => "nothing",
        PickleTensor => "one tensor",
        List<object?> => "a list",
        BigInteger or long or double or bool => "a number",
        _ => "something else",
    };
}
