using System.Text;

namespace CimKit.Designs.Files;

/// <summary>JSON schemas that lie in the assembly.</summary>
internal static class DesignSchema
{
    /// <summary>The text of a schema.</summary>
    /// <param name="name">Name of the resource.</param>
    public static string Read(string name)
    {
        using var stream = typeof(DesignSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
