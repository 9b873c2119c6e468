using System.Reflection;

namespace Cim;

/// <summary>Version of this build.</summary>
internal static class CimVersion
{
    public static string Text { get; } =
        typeof(CimVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
