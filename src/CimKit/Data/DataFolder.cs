namespace CimKit.Data;

/// <summary>Where data sets lie: the folder that the environment variable <c>CIMKIT_DATA</c> names.</summary>
public static class DataFolder
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "CIMKIT_DATA";

    /// <summary>The folder; null if the variable is not set.</summary>
    public static string? Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The folder that was given, or that of the variable.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither is there.</exception>
    internal static string Resolve(string? folder)
    {
        var path = folder ?? Path ?? throw new DirectoryNotFoundException(
            $"No folder with data sets: set the environment variable {Variable}, or pass the folder.");
        return Directory.Exists(path) ? path : throw new DirectoryNotFoundException($"The data folder '{path}' does not exist.");
    }
}
