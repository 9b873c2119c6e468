using CimKit.Foundation;

namespace CimKit.Extensions.Figures;

/// <summary>The widths of columns and the text of a publisher's journals. Check the guide of the journal itself before you submit.</summary>
public sealed record Journal
{
    private Journal(string name, double textSize, double one, double? oneAndAHalf, double two)
    {
        Name = name;
        OneColumn = new PrintSize { Width = one * Si.Milli, TextSize = textSize };
        OneAndAHalfColumns = oneAndAHalf is { } width ? OneColumn with { Width = width * Si.Milli } : null;
        TwoColumns = OneColumn with { Width = two * Si.Milli };
    }

    /// <summary>IEEE transactions, journals and conferences: 3.5 and 7.16 inches, text of 8 pt. Source: [Ieee2026].</summary>
    public static Journal Ieee { get; } = new("IEEE", 8, 88.9, null, 181.864);

    /// <summary>Nature and its sister journals: 89 and 183 mm, text of 5 to 7 pt. Source: [Nature2026].</summary>
    public static Journal Nature { get; } = new("Nature", 7, 89, null, 183);

    /// <summary>Elsevier journals: 90, 140 and 190 mm, text of 7 pt. Source: [Elsevier2026].</summary>
    public static Journal Elsevier { get; } = new("Elsevier", 7, 90, 140, 190);

    /// <summary>Every journal that is known by name.</summary>
    public static IReadOnlyList<Journal> All { get; } = Array.AsReadOnly([Ieee, Nature, Elsevier]);

    /// <summary>Publisher.</summary>
    public string Name { get; }

    /// <summary>A figure in one column.</summary>
    public PrintSize OneColumn { get; }

    /// <summary>A figure in one and a half columns; null where the publisher has none.</summary>
    public PrintSize? OneAndAHalfColumns { get; }

    /// <summary>A figure across both columns.</summary>
    public PrintSize TwoColumns { get; }
}
