using System.Text.Json.Nodes;

namespace Cim.Kernel.Protocol;

/// <summary>Code and a cursor in it as UTF-16 offset, which is never outside the code.</summary>
internal readonly record struct CodeAtCursor(string Code, int Position)
{
    public static CodeAtCursor Read(JsonObject content)
    {
        var code = content.Text("code") ?? "";
        return new CodeAtCursor(code, CursorPosition.ToUtf16(code, content.Number("cursor_pos") ?? int.MaxValue));
    }
}
