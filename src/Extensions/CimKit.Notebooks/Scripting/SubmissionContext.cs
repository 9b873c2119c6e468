using System.Reflection;
using System.Runtime.Loader;

namespace CimKit.Notebooks.Scripting;

/// <summary>Where the compiled cells of one session live; everything they refer to is in the default context.</summary>
/// <remarks>Not collectible: cells define types that formatters and static fields keep for the life of the process.</remarks>
internal sealed class SubmissionContext() : AssemblyLoadContext("Notebook cells")
{
    /// <summary>Loads one compiled cell.</summary>
    public Assembly Load(MemoryStream assembly, MemoryStream symbols)
    {
        assembly.Position = 0;
        symbols.Position = 0;
        return LoadFromStream(assembly, symbols);
    }
}
