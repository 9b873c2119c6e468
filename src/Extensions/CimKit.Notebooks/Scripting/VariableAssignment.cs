using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CimKit.Notebooks.Scripting;

/// <summary>Writes the code that gives a session's variable a value which was given as text.</summary>
internal static class VariableAssignment
{
    /// <summary>An assignment, in C#.</summary>
    /// <exception cref="ArgumentException">There is no such variable, its type cannot be written as text, or the text is no such value.</exception>
    public static string Code(SubmissionChain chain, string name, string text)
    {
        var variable = chain.FindVariable(name)
            ?? throw new ArgumentException($"No variable named {name} is declared.{Known(chain)}");
        var type = variable.Type;
        var literal = Literal(type, text)
            ?? throw new ArgumentException($"{name} is a {type.ToDisplayString()}; \"{text}\" is not a value of that type. {Expected(type)}");
        return $"{name} = {literal};";
    }

    private static string Known(SubmissionChain chain)
    {
        var names = chain.Variables().Where(variable => Expected(variable.Type) != Unsupported).Select(variable => variable.Name).Distinct().Take(20).ToArray();
        return names.Length == 0 ? "" : $" Declared are {string.Join(", ", names)}.";
    }

    private const string Unsupported = "Only numbers, bool and string can be set by text.";

    private static string Expected(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 or SpecialType.System_Int64 => "Expected is a whole number.",
        SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal => "Expected is a number such as 0.5 or 1e-3.",
        SpecialType.System_Boolean => "Expected is true or false.",
        SpecialType.System_String => "Expected is any text.",
        _ => Unsupported,
    };

    private static string? Literal(ITypeSymbol type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return type.SpecialType switch
        {
            SpecialType.System_Int32 when int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var value) => value.ToString(culture),
            SpecialType.System_Int64 when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var value) => value.ToString(culture) + "L",
            SpecialType.System_Double when double.TryParse(text, NumberStyles.Float, culture, out var value) && double.IsFinite(value) => SymbolDisplay.FormatPrimitive(value, false, false) + "D",
            SpecialType.System_Single when float.TryParse(text, NumberStyles.Float, culture, out var value) && float.IsFinite(value) => SymbolDisplay.FormatPrimitive(value, false, false) + "F",
            SpecialType.System_Decimal when decimal.TryParse(text, NumberStyles.Float, culture, out var value) => value.ToString(culture) + "M",
            SpecialType.System_Boolean when bool.TryParse(text, out var value) => value ? "true" : "false",
            SpecialType.System_String => SymbolDisplay.FormatLiteral(text, quote: true),
            _ => null,
        };
    }
}
