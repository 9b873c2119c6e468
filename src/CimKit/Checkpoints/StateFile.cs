using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CimKit.Foundation;

namespace CimKit.Checkpoints;

/// <summary>State of running work: a text and named numbers as safetensors with a checksum, whole at any time, and the generation before it.</summary>
internal static class StateFile
{
    private const string State = "state";
    private const string Sum = "sha256";
    private const string Suffix = ".previous";

    /// <summary>True if there is a state to go on from.</summary>
    public static bool Exists(string path) => File.Exists(path) || File.Exists(path + Suffix);

    /// <summary>Replaces the file; the one before is kept as <c>.previous</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Text of the state.</param>
    /// <param name="tensors">Numbers of the state.</param>
    /// <param name="dropsDamaged">True if the file there is damaged: the whole generation before it stays.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string text, IReadOnlyList<(string Name, CheckpointTensor Tensor)> tensors, bool dropsDamaged = false)
    {
        var metadata = new Dictionary<string, string> { [State] = text, [Sum] = Checksum(text, tensors) };
        AtomicFile.Write(path, stream => SafetensorsWriting.Write(stream, tensors, metadata), dropsDamaged ? null : path + Suffix);
    }

    /// <summary>The newest generation that is whole.</summary>
    /// <exception cref="InvalidDesignException">None is whole; every file is named with what is wrong.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static StateContent Read(string path)
    {
        var damages = new List<string>();
        // Between two renames there is only the generation before.
        foreach (var file in new[] { path, path + Suffix }.Where(File.Exists))
        {
            try
            {
                return Whole(file) with { Damage = damages.Count == 0 ? null : damages[0] };
            }
            catch (InvalidDataException damage)
            {
                damages.Add(damage.Message);
            }
        }
        throw new InvalidDesignException($"State '{path}'", damages.Select(damage => $"{damage} Delete the file to begin anew.").ToList());
    }

    private static StateContent Whole(string path)
    {
        var file = CheckpointFile.Read(path);
        if (!file.Metadata.TryGetValue(State, out var text) || !file.Metadata.TryGetValue(Sum, out var sum))
            throw new InvalidDataException($"{file.Name}: is no state of running work; {State} and {Sum} are missing in its header.");
        return sum == Checksum(text, file.Tensors.Select(tensor => (tensor.Key, tensor.Value)))
            ? new(Path.GetFileName(path), text, file.Tensors)
            : throw new InvalidDataException($"{file.Name}: is damaged: its content does not have the checksum in its header.");
    }

    private static string Checksum(string text, IEnumerable<(string Name, CheckpointTensor Tensor)> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n"));
            hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.Span));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
