using System.Text;
using System.Text.Json;
using CimKit.Foundation;

namespace CimKit.Designs.Files;

/// <summary>Chip designs as JSON.</summary>
/// <remarks>
/// A document states what differs from the default chip, all of it or a few properties; comments and trailing commas are
/// allowed. Numbers are in SI units without prefix, but for the feature size in nanometres; <see cref="Schema"/> has every
/// property with meaning, unit, range and default. Source: first principles.
/// </remarks>
/// <example><code>
/// var chip = ChipDesignJson.Parse("""{ "process": { "nanometres": 7 }, "array": { "columnsPerConverter": 16 } }""", "here");
/// </code></example>
public static class ChipDesignJson
{
    // A wrong process or fidelity makes problems of arrays that are not theirs.
    private static readonly DesignKind Kind = new(
        "Chip design", new ChipDesign(), design => ((ChipDesign)design).Problems(),
        new Dictionary<string, IReadOnlyList<string>> { ["process"] = [], ["array"] = ["process", "fidelity"] }, IsJudgedWhole: false);

    private static readonly Lazy<string> SchemaText = new(() => DesignSchema.Read("CimKit.Designs.Files.chip-design.schema.json"));

    /// <summary>JSON schema of the documents.</summary>
    public static string Schema => SchemaText.Value;

    /// <summary>The design as JSON, with every property; lines end with LF.</summary>
    /// <exception cref="NotSupportedException">It holds a process or a part that is not of this package.</exception>
    public static string ToText(ChipDesign design) => JsonSerializer.Serialize(design, DesignContract.Options) + "\n";

    /// <summary>The design of a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names source, line, JSON path, range and value.</exception>
    public static ChipDesign Parse(string json, string source) => (ChipDesign)Kind.Read(Encoding.UTF8.GetBytes(json), source);

    /// <summary>The design of a document in UTF-8, with or without byte order mark; at most 1 MiB are read.</summary>
    /// <param name="stream">The document; not closed.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names source, line, JSON path, range and value.</exception>
    public static ChipDesign Read(Stream stream, string source) => (ChipDesign)Kind.Read(stream, source);
}
