using System.Runtime.Loader;
using CimKit.Notebooks.Scripting;

namespace CimKit.Notebooks.Views;

/// <summary>Names of types as C# writes them; types of cells without the class the compiler puts them into.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
            return "anonymous type";
        var name = Keyword(type) ?? type.Name.Split('`')[0];
        return type.IsGenericType
            ? $"{name}<{string.Join(", ", type.GetGenericArguments().Skip(OuterArguments(type)).Select(Of))}>".Replace("<>", "", StringComparison.Ordinal)
            : name;
    }

    /// <summary>With its namespace; a type declared in a cell has none.</summary>
    public static string Full(Type type)
    {
        var owner = type.DeclaringType is { } outer && !IsCellClass(outer) ? Full(outer) : type.DeclaringType is null ? type.Namespace : null;
        return string.IsNullOrEmpty(owner) ? Of(type) : $"{owner}.{Of(type)}";
    }

    /// <summary>True for the class the compiler puts the declarations of a cell into.</summary>
    public static bool IsCellClass(Type type) =>
        type is { IsNested: false, Name: "Script" } && AssemblyLoadContext.GetLoadContext(type.Assembly) is SubmissionContext;

    private static int OuterArguments(Type type) => type.DeclaringType?.GetGenericArguments().Length ?? 0;

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.Char => "char",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };
}
