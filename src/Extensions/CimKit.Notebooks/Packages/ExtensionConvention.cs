using System.Reflection;
using System.Runtime.ExceptionServices;

namespace CimKit.Notebooks.Packages;

/// <summary>How a library makes itself at home in a notebook: a public static class whose name ends in <c>Extension</c> with a public static <c>Load()</c>.</summary>
internal static class ExtensionConvention
{
    /// <summary>Calls <c>Load()</c> of every such class of an assembly.</summary>
    /// <returns>How many there were.</returns>
    public static int Load(Assembly assembly)
    {
        var methods = Types(assembly)
            .Where(type => type is { IsPublic: true, IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Extension", StringComparison.Ordinal))
            .Select(type => type.GetMethod("Load", BindingFlags.Public | BindingFlags.Static, []))
            .OfType<MethodInfo>()
            .ToArray();
        foreach (var method in methods)
            Invoke(method);
        return methods.Length;
    }

    private static void Invoke(MethodInfo method)
    {
        try
        {
            method.Invoke(null, null);
        }
        catch (TargetInvocationException problem) when (problem.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }
}
