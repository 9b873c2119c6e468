namespace CimKit.Reports;

/// <summary>Colours of series, the same in every renderer.</summary>
/// <remarks>
/// Every colour keeps a contrast of at least 3 : 1 on white and on a dark page, and any two stay apart for
/// readers with red, green or blue weakness. Source: first principles; contrast as in WCAG 2.
/// </remarks>
public static class Palette
{
    /// <summary>Colours as <c>#rrggbb</c>, used in this order.</summary>
    public static IReadOnlyList<string> Colors { get; } =
        Array.AsReadOnly(["#0f7fc4", "#d97a1c", "#853df2", "#cc4233", "#90996b", "#b27d8d", "#62668c", "#f23de0"]);

    /// <summary>Text and axes: a mid grey that can be read on white and on a dark page.</summary>
    public static string Text => "#808080";

    /// <summary>Grid lines: as <see cref="Text"/>, but faint; <c>#rrggbbaa</c>.</summary>
    public static string Grid => "#80808038";

    /// <summary>The colour of that number; starts again after the last.</summary>
    /// <param name="index">From 0.</param>
    public static string Color(int index) => Colors[((index % Colors.Count) + Colors.Count) % Colors.Count];
}
