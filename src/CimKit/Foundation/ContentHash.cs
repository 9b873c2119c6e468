using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CimKit.Foundation;

/// <summary>SHA-256 over what records hold: equal content gives equal hashes in every process and on every machine.</summary>
/// <remarks>
/// Records are visited field by field in the order of names, collections element by element whatever their type, numbers as
/// invariant text, blocks of numbers as bytes. Source: first principles.
/// </remarks>
internal sealed class ContentHash : IDisposable
{
    private const int MostLevels = 64;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private ContentHash()
    {
    }

    /// <summary>64 hexadecimal digits.</summary>
    /// <param name="parts">Records, collections, numbers or texts; order matters.</param>
    public static string Of(params IReadOnlyList<object?> parts)
    {
        using var content = new ContentHash();
        foreach (var part in parts)
            content.Add(part, 0);
        return Convert.ToHexStringLower(content.hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Add(object? value, int level)
    {
        if (level > MostLevels)
            throw new InvalidOperationException($"{value?.GetType()} refers to itself; its content cannot be hashed.");
        switch (value)
        {
            case null:
                Text("null");
                break;
            case string text:
                Text("text");
                Text(text);
                break;
            case ReadOnlyMemory<byte> bytes:
                Block("bytes", bytes.Span);
                break;
            case ReadOnlyMemory<sbyte> codes:
                Block("codes", MemoryMarshal.AsBytes(codes.Span));
                break;
            case ReadOnlyMemory<float> numbers:
                Block("numbers", MemoryMarshal.AsBytes(numbers.Span));
                break;
            case Enum or bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or char:
                Text(value.GetType().ToString());
                Text(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            case IEnumerable elements:
                Elements(elements, level);
                break;
            case Delegate function:
                Text($"{function.Method.DeclaringType}.{function.Method.Name}");
                Add(function.Target, level + 1);
                break;
            default:
                Fields(value, level);
                break;
        }
    }

    private void Elements(IEnumerable elements, int level)
    {
        Text("[");
        foreach (var element in elements)
            Add(element, level + 1);
        Text("]");
    }

    private void Fields(object value, int level)
    {
        Text("{" + value.GetType());
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            foreach (var field in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                Text(field.Name);
                Add(field.GetValue(value), level + 1);
            }
        }
        Text("}");
    }

    private void Text(string text) => Block("", Encoding.UTF8.GetBytes(text));

    // The length in front keeps two texts from being read as one.
    private void Block(string kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[9];
        length[0] = (byte)(kind.Length == 0 ? 't' : kind[0]);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(length[1..], bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
