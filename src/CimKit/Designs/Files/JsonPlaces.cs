using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CimKit.Designs.Files;

/// <summary>Where something stands in a text.</summary>
/// <param name="text">The text that the elements were parsed from.</param>
internal sealed class JsonPlaces(ReadOnlyMemory<byte> text)
{
    /// <summary>Line of an element, from 1.</summary>
    internal int Line(JsonElement element) => Line(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Line of a property's name, from 1.</summary>
    internal int Line(JsonProperty property) => Line(JsonMarshal.GetRawUtf8PropertyName(property));

    /// <summary>Line of the first text that is no Unicode, such as half a surrogate pair; null if there is none.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    internal int? InvalidText(JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(text.Span, options);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String) || !reader.ValueIsEscaped)
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return 1 + text.Span[..(int)reader.TokenStartIndex].Count((byte)'\n');
            }
        }
        return null;
    }

    /// <summary>An element as it is written, cut short.</summary>
    internal static string Show(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Cut(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element))),
    };

    internal static string Cut(string shown)
    {
        var safe = string.Concat(shown.Select(letter => char.IsControl(letter) ? '?' : letter));
        return safe.Length <= 40 ? safe : safe[..(char.IsHighSurrogate(safe[39]) ? 39 : 40)] + "…";
    }

    private int Line(ReadOnlySpan<byte> part) =>
        text.Span.Overlaps(part, out var offset) ? 1 + text.Span[..offset].Count((byte)'\n') : 1;
}
