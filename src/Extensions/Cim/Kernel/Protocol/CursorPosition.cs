namespace Cim.Kernel.Protocol;

/// <summary>Jupyter counts code points, .NET counts UTF-16 units: positions in one made positions in the other.</summary>
internal static class CursorPosition
{
    public static int ToUtf16(string code, int codePoints)
    {
        var position = 0;
        for (var i = 0; i < codePoints && position < code.Length; i++)
            position += IsPair(code, position) ? 2 : 1;
        return position;
    }

    public static int FromUtf16(string code, int position)
    {
        var codePoints = 0;
        for (var i = 0; i < position && i < code.Length; codePoints++)
            i += IsPair(code, i) ? 2 : 1;
        return codePoints;
    }

    private static bool IsPair(string code, int position) =>
        position + 1 < code.Length && char.IsSurrogatePair(code[position], code[position + 1]);
}
