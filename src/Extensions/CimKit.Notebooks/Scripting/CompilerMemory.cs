using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace CimKit.Notebooks.Scripting;

/// <summary>Keeps what the compiler remembers of the cells that have run from growing with the number of the host's assemblies.</summary>
/// <remarks>
/// A submission's compilation must be kept for the later ones, and by itself it keeps some 70 kB: tables with an entry for each
/// assembly, alike in all submissions, and caches that are of use only while it compiles. The compiler has no public way to share
/// the ones and to empty the others, so it is done by reflection: equal tables are replaced by those of the submission before
/// (they do not change once the references are bound), and caches are set back to "not computed". Should a future compiler name
/// things differently, nothing happens and cells take more memory.
/// </remarks>
internal static class CompilerMemory
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    private static readonly string[] CacheNames =
    [
        "_lazyUsedAssemblyReferences", "_lazyWellKnownTypes", "_lazyWellKnownTypeMembers", "_lazyMakeWellKnownTypeMissingMap", "_lazyMakeMemberMissingMap",
        "_lazyGlobalNamespace", "_lazyGlobalNamespaceAlias", "_lazyUsingsFromOptions", "_lazyGlobalImports", "_lazyPreviousSubmissionImports",
    ];

    private static readonly FieldInfo? Manager = typeof(CSharpCompilation).GetField("_referenceManager", Declared);

    private static readonly ImmutableArray<FieldInfo> Tables = Manager is null ? []
        : [.. Fields(Manager.FieldType).Where(field => IsDictionary(field.FieldType) || IsArray(field.FieldType))];

    private static readonly ImmutableArray<FieldInfo> Caches =
        [.. Fields(typeof(CSharpCompilation)).Where(field => CacheNames.Contains(field.Name) && !field.IsInitOnly)];

    /// <summary>Makes <paramref name="newer"/> use the tables of <paramref name="older"/> that hold the same.</summary>
    public static void Share(CSharpCompilation older, CSharpCompilation newer)
    {
        if (Manager?.GetValue(older) is not { } from || Manager.GetValue(newer) is not { } to)
            return;
        foreach (var table in Tables)
            if (table.GetValue(from) is { } original && table.GetValue(to) is { } copy && !ReferenceEquals(original, copy) && AreEqual(original, copy))
                table.SetValue(to, original);
    }

    /// <summary>Empties the caches of a compilation that nobody is using; they fill again if they are needed.</summary>
    public static void Trim(CSharpCompilation compilation)
    {
        foreach (var cache in Caches)
            // Null for a value type is its default.
            cache.SetValue(compilation, null);
    }

    private static IEnumerable<FieldInfo> Fields(Type derived)
    {
        for (var type = derived; type is not null && type != typeof(object); type = type.BaseType)
            foreach (var field in type.GetFields(Declared))
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
