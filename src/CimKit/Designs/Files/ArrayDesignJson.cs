using System.Text;
using System.Text.Json;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Designs.Files;

/// <summary>Array designs, as accuracy sees them, as JSON.</summary>
/// <remarks>
/// A document states what differs from <see cref="Standard"/>, all of it or a few properties, in SI units; comments and trailing
/// commas are allowed; <see cref="Schema"/> has every property with meaning, unit, range and default. Variation, retention and statistical models are parts with a <c>kind</c>. Source: first principles.
/// </remarks>
/// <example><code>
/// var design = ArrayDesignJson.Parse("""
///     { "cellBits": 2, "adc": { "bits": 6 }, "variation": { "kind": "proportional", "sigma": 0.1 },
///       "effects": { "retention": { "kind": "powerLaw", "exponent": 0.05, "target": 0 } } }
///     """, "here");
/// </code></example>
public static class ArrayDesignJson
{
    /// <summary>What a document starts from: 128 rows, one-bit cells of 100 kΩ and an on/off ratio of 10, 5 bit converters, no variation.</summary>
    public static ArrayDesign Standard { get; } = new()
    {
        Cell = ConductanceRange.FromOnResistance(100 * Si.Kilo, 10, levels: 256),
        Adc = new AdcDesign { Bits = 5 },
    };

    private static readonly DesignKind Kind = new(
        "Array design", Standard, design => ((ArrayDesign)design).Problems(),
        new Dictionary<string, IReadOnlyList<string>> { ["cell"] = [], ["adc"] = [], ["variation"] = [], ["effects"] = [] }, IsJudgedWhole: true);

    private static readonly Lazy<string> SchemaText = new(() => DesignSchema.Read("CimKit.Designs.Files.array-design.schema.json"));

    /// <summary>JSON schema of the documents.</summary>
    public static string Schema => SchemaText.Value;

    /// <summary>The design as JSON, with every property; lines end with LF.</summary>
    /// <exception cref="NotSupportedException">It holds a model or a law that is not of this package.</exception>
    public static string ToText(ArrayDesign design) => JsonSerializer.Serialize(design, DesignContract.Options) + "\n";

    /// <summary>The design of a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names source, line, JSON path, range and value.</exception>
    public static ArrayDesign Parse(string json, string source) => (ArrayDesign)Kind.Read(Encoding.UTF8.GetBytes(json), source);

    /// <summary>The design of a document in UTF-8, with or without byte order mark; at most 1 MiB are read.</summary>
    /// <param name="stream">The document; not closed.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <exception cref="InvalidDesignException">As above.</exception>
    public static ArrayDesign Read(Stream stream, string source) => (ArrayDesign)Kind.Read(stream, source);
}
