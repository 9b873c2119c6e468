using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>The lines of a journal as JSON.</summary>
internal static class SweepJournalLines
{
    private const string Format = "cim-sweep-journal";
    private const int Version = 1;
    private const int ChecksumDigits = 16;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Header(SweepIdentity identity)
    {
        var header = new JsonObject { ["format"] = Format, ["version"] = Version };
        foreach (var (name, value) in identity.Parts)
            header[name] = value;
        return header.ToJsonString(Plain);
    }

    public static string Entry(string fingerprint, int setting, int chip, ChipOutcome outcome) => new JsonObject
    {
        ["setting"] = setting,
        ["chip"] = chip,
        ["correct"] = outcome.Correct,
        ["conversions"] = outcome.Conversions,
        ["saturated"] = outcome.Saturated,
        ["check"] = Checksum(fingerprint, setting, chip, outcome),
    }.ToJsonString(Plain);

    /// <summary>What keeps a first line from being that of the sweep.</summary>
    public static IEnumerable<string> HeaderProblems(string line, SweepIdentity identity)
    {
        if (Parse(line) is not { } header || Text(header, "format") != Format)
            return [$"must be the first line of a sweep journal, with format {Format}; the file is damaged or something else."];
        if (Text(header, "version") != $"{Version}")
            return [$"version must be {Version}; got {Shown(header, "version")}."];
        var foreign = identity.Parts.Where(part => Text(header, part.Name) != part.Value)
            .Select(part => $"the journal belongs to another sweep: {part.Name} must be {part.Value}; got {Shown(header, part.Name)}.").ToList();
        return foreign.Count == 0 && line != Header(identity) ? ["is damaged."] : foreign;
    }

    /// <summary>A finished chip; null if the line is damaged.</summary>
    public static (int Setting, int Chip, ChipOutcome Outcome)? Read(string line, SweepIdentity identity)
    {
        if (Parse(line) is not { } entry || Whole(entry, "setting") is not { } setting || Whole(entry, "chip") is not { } chip
            || Whole(entry, "correct") is not { } correct || Whole(entry, "conversions") is not { } conversions || Whole(entry, "saturated") is not { } saturated)
            return null;
        var chips = setting == SweepJournal.Software ? 1 : setting >= 0 && setting < identity.Chips.Count ? identity.Chips[(int)setting] : 0;
        if (chip < 0 || chip >= chips || correct < 0 || correct > identity.Images || saturated < 0 || saturated > conversions)
            return null;
        var outcome = new ChipOutcome((int)correct, conversions, saturated);
        return line == Entry(identity.Fingerprint, (int)setting, (int)chip, outcome) ? ((int)setting, (int)chip, outcome) : null;
    }

    private static string Checksum(string fingerprint, int setting, int chip, ChipOutcome outcome) =>
        ContentHash.Of(fingerprint, setting, chip, outcome.Correct, outcome.Conversions, outcome.Saturated)[..ChecksumDigits];

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line, null, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject line, string name) => line[name] is JsonValue value ? value.ToString() : null;

    private static string Shown(JsonObject line, string name) => Text(line, name) is { } text ? text[..Math.Min(text.Length, 100)] : "nothing";

    private static long? Whole(JsonObject line, string name) => line[name] is JsonValue value && value.TryGetValue<long>(out var whole) ? whole : null;
}
