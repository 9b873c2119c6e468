using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CimKit.Checkpoints;

/// <summary>The safetensors form: length of the header, a JSON header, raw numbers.</summary>
internal static class SafetensorsFile
{
    private const int MaximumHeader = 1 << 24;
    private const string Metadata = "__metadata__";

    /// <exception cref="InvalidDataException">Anything is wrong.</exception>
    public static Checkpoint Read(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.Length < 8)
            throw new InvalidDataException($"must begin with 8 bytes of header length or be a PyTorch file; got {bytes.Length} bytes.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        if (length > MaximumHeader || length > (ulong)bytes.Length - 8)
            throw new InvalidDataException(
                $"is no safetensors or PyTorch file: the header must be at most {Math.Min(MaximumHeader, bytes.Length - 8)} bytes long; got {length}.");
        var data = bytes[(8 + (int)length)..];
        try
        {
            using var header = JsonDocument.Parse(
                bytes.Slice(8, (int)length), new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return new Checkpoint { Name = name, Tensors = Read(header.RootElement, data), Metadata = Texts(header.RootElement) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"header: is no JSON of a safetensors file: {error.Message}", error);
        }
    }

    private static Dictionary<string, CheckpointTensor> Read(JsonElement header, ReadOnlyMemory<byte> data)
    {
        var tensors = new Dictionary<string, CheckpointTensor>();
        var ranges = new List<(long Start, long End, string Name)>();
        foreach (var entry in header.EnumerateObject().Where(entry => entry.Name != Metadata))
        {
            var (start, end) = Range(entry);
            ranges.Add((start, end, entry.Name));
            tensors.Add(entry.Name, Tensor(entry, start, end, data));
        }
        var covered = 0L;
        foreach (var (start, end, name) in ranges.Order())
        {
            if (start != covered)
                throw new InvalidDataException($"tensor '{name}': data_offsets must begin at {covered}, where the tensor before ends; got {start}.");
            covered = end;
        }
        return covered == data.Length
            ? tensors
            : throw new InvalidDataException($"data: must be {covered} bytes long, as the header says; got {data.Length}.");
    }

    private static Dictionary<string, string> Texts(JsonElement header) => !header.TryGetProperty(Metadata, out var texts)
        ? []
        : texts.EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(text => text.Name, text => text.Value.GetString()!);

    private static (long Start, long End) Range(JsonProperty entry)
    {
        if (!entry.Value.TryGetProperty("data_offsets", out var offsets) || offsets.GetArrayLength() != 2)
            throw new InvalidDataException($"tensor '{entry.Name}': data_offsets must be two numbers.");
        return (offsets[0].GetInt64(), offsets[1].GetInt64());
    }

    private static CheckpointTensor Tensor(JsonProperty entry, long start, long end, ReadOnlyMemory<byte> data)
    {
        if (!entry.Value.TryGetProperty("dtype", out var dtype) || ElementType.OfSafetensors(dtype.GetString()) is not { } type)
            throw new InvalidDataException($"tensor '{entry.Name}': dtype must be F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL; got {Shown(dtype)}.");
        if (!entry.Value.TryGetProperty("shape", out var extents))
            throw new InvalidDataException($"tensor '{entry.Name}': shape must be given.");
        var shape = TensorShapes.Checked(extents.EnumerateArray().Take(64).Select(extent => extent.GetInt64()).ToList(), entry.Name);
        var count = TensorShapes.Count(shape);
        if (start < 0 || end < start || end > data.Length || end - start != (long)count * type.Size)
            throw new InvalidDataException($"tensor '{entry.Name}': data_offsets must span {(long)count * type.Size} of the {data.Length} bytes "
                + $"of data; got {start} to {end}.");
        var values = new float[count];
        var numbers = data.Span[(int)start..(int)end];
        if (dtype.GetString() == "F32" && BitConverter.IsLittleEndian)
            MemoryMarshal.Cast<byte, float>(numbers).CopyTo(values);
        else
            for (var index = 0; index < count; index++)
                values[index] = type.Read(numbers[(index * type.Size)..]);
        return new CheckpointTensor { Shape = shape, Values = values };
    }

    private static string Shown(JsonElement dtype) =>
        dtype.ValueKind == JsonValueKind.Undefined ? "none" : dtype.GetRawText() is { Length: > 24 } longer ? longer[..24] + "…" : dtype.GetRawText();
}
