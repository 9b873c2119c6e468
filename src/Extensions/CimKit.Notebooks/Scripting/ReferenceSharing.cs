using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace CimKit.Notebooks.Scripting;

/// <summary>Lets the compilations of a session share their tables of references.</summary>
/// <remarks>
/// Every submission keeps tables with an entry for each of the host's assemblies, all alike: some 25 kB a cell. The compiler
/// has no public way to share them, so equal tables of the older compilation replace those of the newer one by reflection. The
/// tables do not change once the references are bound. Should a future compiler name things differently, nothing is shared.
/// </remarks>
internal static class ReferenceSharing
{
    private static readonly FieldInfo? Manager =
        typeof(CSharpCompilation).GetField("_referenceManager", BindingFlags.Instance | BindingFlags.NonPublic);

    private static readonly ImmutableArray<FieldInfo> Tables = Manager is null ? [] : [.. Fields(Manager.FieldType)];

    /// <summary>Makes <paramref name="newer"/> use the tables of <paramref name="older"/> that hold the same.</summary>
    public static void Share(CSharpCompilation older, CSharpCompilation newer)
    {
        if (Manager?.GetValue(older) is not { } from || Manager.GetValue(newer) is not { } to)
            return;
        foreach (var table in Tables)
            if (table.GetValue(from) is { } original && table.GetValue(to) is { } copy && !ReferenceEquals(original, copy) && AreEqual(original, copy))
                table.SetValue(to, original);
    }

    private static IEnumerable<FieldInfo> Fields(Type manager)
    {
        for (var type = manager; type is not null && type != typeof(object); type = type.BaseType)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                if (IsDictionary(field.FieldType) || IsArray(field.FieldType))
                    yield return field;
    }

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static bool IsArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static bool AreEqual(object first, object second) => (first, second) switch
    {
        (IDictionary left, IDictionary right) => left.Count == right.Count && left.Keys.Cast<object>().All(key => Equals(left[key], right[key])),
        (IList left, IList right) => HaveSameItems(left, right),
        _ => false,
    };

    private static bool HaveSameItems(IList left, IList right)
    {
        if (left.Count != right.Count)
            return false;
        for (var index = 0; index < left.Count; index++)
            if (!Equals(left[index], right[index]))
                return false;
        return true;
    }
}
