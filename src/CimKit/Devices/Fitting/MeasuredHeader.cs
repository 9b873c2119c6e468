using System.Text.RegularExpressions;

namespace CimKit.Devices.Fitting;

/// <summary>A column heading of measured data: a name and, if it states one, a unit: <c>conductance_uS</c>, <c>time (s)</c>, <c>G [nS]</c>.</summary>
/// <param name="Text">As written.</param>
/// <param name="Name">Without the unit.</param>
/// <param name="Unit">Null if none is stated.</param>
internal sealed partial record MeasuredHeader(string Text, string Name, string? Unit)
{
    public static MeasuredHeader Parse(string text)
    {
        var trimmed = text.Trim();
        if (Bracketed().Match(trimmed) is { Success: true } bracketed)
            return new(trimmed, bracketed.Groups[1].Value.Trim(), bracketed.Groups[2].Value.Trim());
        var underscore = trimmed.LastIndexOf('_');
        return underscore > 0 && MeasuredUnit.Find(trimmed[(underscore + 1)..]) is not null && trimmed[(underscore + 1)..] != "1"
            ? new(trimmed, trimmed[..underscore], trimmed[(underscore + 1)..])
            : new(trimmed, trimmed, null);
    }

    public bool IsNamed(string name) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(Text, name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(.+?)\s*[\(\[]([^\)\]]+)[\)\]]$")]
    private static partial Regex Bracketed();
}
