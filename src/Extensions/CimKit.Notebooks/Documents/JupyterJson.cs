using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>JSON in the layout Jupyter gives notebooks: sorted keys, one blank per level, no escapes but the necessary ones.</summary>
internal static class JupyterJson
{
    /// <summary>The text of a tree, with a line end at the end.</summary>
    public static string Write(JsonNode root)
    {
        var text = new StringBuilder();
        Add(text, root, 0);
        return text.Append('\n').ToString();
    }

    private static void Add(StringBuilder text, JsonNode? node, int level)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject item:
                var fields = item.OrderBy(field => field.Key, StringComparer.Ordinal).ToArray();
                AddList(text, '{', '}', fields, level, field =>
                {
                    AddString(text, field.Key);
                    text.Append(": ");
                    Add(text, field.Value, level + 1);
                });
                break;
            case JsonArray list:
                AddList(text, '[', ']', [.. list], level, element => Add(text, element, level + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AddString(text, value.GetValue<string>());
                break;
            default:
                // Numbers keep the digits they were read with.
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AddList<T>(StringBuilder text, char open, char close, T[] items, int level, Action<T> add)
    {
        text.Append(open);
        for (var index = 0; index < items.Length; index++)
        {
            text.Append(index == 0 ? "\n" : ",\n").Append(' ', level + 1);
            add(items[index]);
        }

        if (items.Length > 0)
            text.Append('\n').Append(' ', level);
        text.Append(close);
    }

    private static void AddString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' => Escape(character),
                // Half a character could not be read back.
                _ when char.IsSurrogate(character) && !IsPaired(value, index) => "\ufffd",
                _ => character.ToString(),
            });
        }

        text.Append('"');
    }

    private static string Escape(char character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture);

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
