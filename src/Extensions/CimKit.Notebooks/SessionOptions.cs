namespace CimKit.Notebooks;

/// <summary>Where and with what a <see cref="NotebookSession"/> starts.</summary>
public sealed record SessionOptions
{
    /// <summary>Folder against which <c>#r</c>, <c>#i</c> and <c>#!import</c> resolve relative paths.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Namespaces and static classes every cell sees without a <c>using</c>.</summary>
    public IReadOnlyList<string> Imports { get; init; } = DefaultImports;

    /// <summary>Executable that restores packages; looked up on the path unless it is an absolute path.</summary>
    public string DotnetCommand { get; init; } = "dotnet";

    /// <summary>Folder for the generated restore project; null for a new folder under the system's temporary folder.</summary>
    public string? RestoreDirectory { get; init; }

    /// <summary>The imports .NET Interactive gives its C# cells.</summary>
    public static IReadOnlyList<string> DefaultImports { get; } =
    [
        "System",
        "System.IO",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Linq",
        "System.Threading.Tasks",
    ];
}
