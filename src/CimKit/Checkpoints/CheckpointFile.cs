using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Checkpoints;

/// <summary>Reads files with weights: safetensors, and PyTorch's <c>state_dict</c> in both its forms (zip and older). Writes safetensors.</summary>
/// <remarks>
/// <para>
/// A PyTorch file is a program for Python's pickle machine. It is not run: a reader knows the few instructions that a
/// dictionary of tensors needs and refuses every other one, and every function or class, by name. Nothing in a file is
/// trusted: sizes, counts, offsets and shapes are checked before memory is taken, of which a small multiple of the file's
/// size is used at most.
/// </para>
/// <para>Source: first principles (the formats' public descriptions).</para>
/// </remarks>
/// <example><code>var network = KnownCheckpoints.Import(CheckpointFile.Read("resnet20.th"));</code></example>
public static class CheckpointFile
{
    /// <summary>Largest file that is read, 2 GiB less a little.</summary>
    public const int MaximumBytes = 0x7FFF_0000;

    /// <summary>Reads a file; its first bytes tell the format.</summary>
    /// <param name="path">File of any origin.</param>
    /// <exception cref="InvalidDataException">The file is damaged, of another format, too large or asks for code to be run; the
    /// message names file, entry and reason.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Read(string path)
    {
        using var stream = File.OpenRead(path);
        var name = Path.GetFileName(path);
        if (stream.Length > MaximumBytes)
            throw new InvalidDataException($"{name}: the file must be at most {MaximumBytes} bytes long; got {stream.Length}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes, name);
    }

    /// <summary>Reads what a file holds.</summary>
    /// <param name="bytes">The whole file; not kept.</param>
    /// <param name="name">Name used in messages.</param>
    /// <exception cref="InvalidDataException">As above.</exception>
    public static Checkpoint Read(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            return bytes.Span is [0x50, 0x4B, ..] ? new Checkpoint { Name = name, Tensors = TorchArchive.Read(bytes) }
                : bytes.Span is [0x80, < 8, ..] ? new Checkpoint { Name = name, Tensors = LegacyTorchFile.Read(bytes) }
                : SafetensorsFile.Read(bytes, name);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{name}: {error.Message}", error);
        }
    }

    /// <summary>Writes float weights as safetensors, which PyTorch and <see cref="CheckpointImport"/> read; replaces a file of that name.</summary>
    /// <remarks>A layer's output scale, a power of two, is divided into its weights: the written network computes the same.</remarks>
    /// <param name="path">The file; its folder is made if there is none.</param>
    /// <param name="network">The network; its structure is not written.</param>
    /// <exception cref="InvalidDesignException">The network cannot be run; nothing is written.</exception>
    public static void Write(string path, TrainedNetwork network)
    {
        InvalidDesignException.ThrowIfAny($"TrainedNetwork '{network.Spec.Name}'", network.Problems());
        var tensors = SafetensorsWriting.Tensors(network);
        AtomicFile.Write(path, stream => SafetensorsWriting.Write(stream, tensors));
    }
}
