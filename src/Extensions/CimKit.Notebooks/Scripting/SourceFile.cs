namespace CimKit.Notebooks.Scripting;

/// <summary>A piece of code with the name its line numbers are reported under.</summary>
/// <param name="Name"><c>Cell [n]</c>, or the name of an imported file.</param>
/// <param name="Text">The code; directives are blanked so that lines keep their numbers.</param>
internal sealed record SourceFile(string Name, string Text)
{
    /// <summary>Line <paramref name="number"/>, from 1; null outside the text.</summary>
    public string? Line(int number)
    {
        if (number < 1)
            return null;
        using var reader = new StringReader(Text);
        for (var skipped = 1; skipped < number; skipped++)
            if (reader.ReadLine() is null)
                return null;
        return reader.ReadLine();
    }
}
