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
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string text, IReadOnlyList<(string Name, CheckpointTensor Tensor)> tensors)
    {
        var metadata = new Dictionary<string, string> { [State] = text, [Sum] = Checksum(text, tensors) };
        AtomicFile.Write(path, stream => SafetensorsWriting.Write(stream, tensors, metadata), path + Suffix);
    }

    /// <summary>Text and numbers of the newest generation.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; it, the reason and the remedy are named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (string Text, IReadOnlyDictionary<string, CheckpointTensor> Tensors) Read(string path)
    {
        // Between two renames there is only the generation before.
        if (!File.Exists(path) && File.Exists(path + Suffix))
            return Whole(path + Suffix);
        try
        {
            return Whole(path);
        }
        catch (InvalidDataException damage)
        {
            var name = Path.GetFileName(path);
            var remedy = IsWhole(path + Suffix)
                ? $"The one before it, {name}{Suffix}, is whole: rename it to {name} to go on from there."
                : $"Delete {name} to begin anew.";
            throw new InvalidDataException($"{damage.Message} {remedy}", damage);
        }
    }

    private static bool IsWhole(string path)
    {
        try
        {
            return File.Exists(path) && Whole(path).Text.Length > 0;
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static (string Text, IReadOnlyDictionary<string, CheckpointTensor> Tensors) Whole(string path)
    {
        var file = CheckpointFile.Read(path);
        if (!file.Metadata.TryGetValue(State, out var text) || !file.Metadata.TryGetValue(Sum, out var sum))
            throw new InvalidDataException($"{file.Name}: is no state of running work; {State} and {Sum} are missing in its header.");
        return sum == Checksum(text, file.Tensors.Select(tensor => (tensor.Key, tensor.Value)))
            ? (text, file.Tensors)
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
