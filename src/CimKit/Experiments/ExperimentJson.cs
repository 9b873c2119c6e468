using System.Text;
using System.Text.Json;
using CimKit.Designs.Files;
using CimKit.Foundation;

namespace CimKit.Experiments;

/// <summary>Experiments as JSON.</summary>
/// <remarks>
/// A document states what differs from <c>new Experiment()</c>; comments and trailing commas are allowed, numbers are in SI units.
/// <c>network</c>, <c>chip</c>, <c>training</c>, <c>trainingChip</c> and the <c>curve</c> of devices may be a name, or an object whose <c>preset</c> is the
/// name it starts from. Source: first principles.
/// </remarks>
/// <example><code>
/// var experiment = ExperimentJson.Parse("""
///     { "network": "lenet5", "data": { "training": 4000 }, "training": { "preset": "quick", "epochs": 2 },
///       "chip": { "preset": "rram-22nm" }, "evaluation": { "adcBits": [4, 5, 6], "chips": 3 } }
///     """, "here");
/// </code></example>
public static class ExperimentJson
{
    private static readonly DesignKind Kind = new(
        "Experiment", new Experiment(), experiment => ((Experiment)experiment).Problems(),
        new Dictionary<string, IReadOnlyList<string>> { ["network"] = [], ["data"] = [], ["training"] = [], ["trainingChip"] = [], ["chip"] = [], ["evaluation"] = [] },
        IsJudgedWhole: true)
    {
        Contract = ExperimentContract.Json,
    };

    private static readonly Lazy<string> SchemaText = new(() => DesignSchema.Read("CimKit.Experiments.experiment.schema.json"));

    /// <summary>JSON schema of the documents.</summary>
    public static string Schema => SchemaText.Value;

    /// <summary>The experiment as JSON, with every property; lines end with LF.</summary>
    /// <exception cref="NotSupportedException">It holds a part that is not of this package.</exception>
    public static string ToText(Experiment experiment) => JsonSerializer.Serialize(experiment, ExperimentContract.Json.Options) + "\n";

    /// <summary>The experiment of a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names source, line, JSON path, range and value.</exception>
    public static Experiment Parse(string json, string source) => (Experiment)Kind.Read(Encoding.UTF8.GetBytes(json), source);

    /// <summary>The experiment of a document in UTF-8, with or without byte order mark; at most 1 MiB are read.</summary>
    /// <param name="stream">The document; not closed.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <exception cref="InvalidDesignException">As above.</exception>
    public static Experiment Read(Stream stream, string source) => (Experiment)Kind.Read(stream, source);
}
