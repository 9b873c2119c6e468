namespace CimKit.Notebooks.Views;

/// <summary>How much of a value without a formatter is shown.</summary>
internal static class ViewLimits
{
    /// <summary>Levels of properties within properties.</summary>
    public const int Depth = 3;

    /// <summary>Rows of a table.</summary>
    public const int Rows = 20;

    /// <summary>Items of a list in one line.</summary>
    public const int Items = 100;

    /// <summary>Columns of a table, properties of a value.</summary>
    public const int Columns = 24;

    /// <summary>Values shown in all.</summary>
    public const int Values = 1000;

    /// <summary>Characters of a value inside another.</summary>
    public const int InnerText = 500;

    /// <summary>Characters of a representation of a value without a formatter.</summary>
    public const int Text = 200_000;

    /// <summary>The text, cut with a visible note if it is longer than <paramref name="limit"/>.</summary>
    public static string Cut(string text, int limit) => text.Length <= limit
        ? text
        : string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{text.AsSpan(0, char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)}… ({text.Length - limit} more characters)");
}
