using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;

namespace CimKit.Notebooks.Comparison;

/// <summary>Compares what a run shows with what was kept.</summary>
public static class NotebookComparer
{
    private const int MostOfAnOutput = 10;
    private const string Hashed = "hash of the SVG ";

    /// <summary>Compares cell by cell; the executed notebook may hold interactive figures, whose static pictures count.</summary>
    /// <param name="kept">The notebook with the outputs that are expected.</param>
    /// <param name="executed">The same notebook after a run.</param>
    /// <param name="processor">Type of processor of the run (<see cref="ProcessorMark"/>).</param>
    /// <exception cref="FormatException">The kept notebook's <c>cim.tolerance</c> is not a number from 0 to 1.</exception>
    public static NotebookComparison Compare(NotebookDocument kept, NotebookDocument executed, string processor)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(executed);
        var (expected, found) = (Code(kept), Code(executed));
        if (expected.Length != found.Length)
            return new([new(Math.Min(expected.Length, found.Length) + 1, "code cells", $"{expected.Length}", $"{found.Length}")], 0, 0);
        var isOtherProcessor = KeptNotebook.Processor(kept) != processor;
        List<OutputDifference> differences = [];
        var byKind = 0;
        for (var index = 0; index < expected.Length; index++)
        {
            var cell = expected[index];
            var isByKind = cell.HasTag(CellTags.Varies) || (cell.HasTag(CellTags.Trained) && isOtherProcessor);
            byKind += isByKind ? 1 : 0;
            differences.AddRange(Compare(index + 1, cell, found[index], isByKind ? null : KeptNotebook.Tolerance(kept, cell)));
        }
        return new(differences, expected.Length - byKind, byKind);
    }

    private static NotebookCell[] Code(NotebookDocument document) => [.. document.Cells.Where(cell => cell.Kind == CellKind.Code)];

    private static IEnumerable<OutputDifference> Compare(int number, NotebookCell kept, NotebookCell got, double? tolerance)
    {
        if (kept.Source != got.Source)
            return Lines(number, "source", Text(kept.Source), Text(got.Source), static (left, right) => left == right);
        var (expected, found) = (StaticOutputs.Of(kept.Outputs), StaticOutputs.Of(got.Outputs));
        var (kinds, gotKinds) = (Kinds(expected), Kinds(found));
        if (kinds != gotKinds)
            return [new(number, "kinds of outputs", kinds, gotKinds)];
        return tolerance is not { } allowed ? [] : expected.SelectMany((output, index) => Parts(output)
            .SelectMany(part => Compare(number, $"output {index + 1} ({part.Type})", part.Type, part.Text, Parts(found[index]).First(other => other.Type == part.Type).Text, allowed)));
    }

    private static IEnumerable<OutputDifference> Compare(int number, string place, string type, string kept, string got, double tolerance) => type switch
    {
        "text/html" => Lines(number, place, HtmlLines.Of(kept), HtmlLines.Of(got), (left, right) => NumericText.AreSame(left, right, tolerance)),
        StaticOutputs.Svg when kept.StartsWith(Hashed, StringComparison.Ordinal) => Lines(number, place, [kept], [Hashed + PictureInPlace.HashOf(got)], static (left, right) => left == right),
        _ when type.StartsWith("image/", StringComparison.Ordinal) => Lines(number, place, Text(kept), Text(got), static (left, right) => left == right),
        _ => Lines(number, place, Text(kept), Text(got), (left, right) => NumericText.AreSame(left, right, tolerance)),
    };

    private static IEnumerable<OutputDifference> Lines(int number, string place, string[] kept, string[] got, Func<string, string, bool> areSame) => Enumerable
        .Range(0, Math.Max(kept.Length, got.Length))
        .Select(line => (Line: line, Kept: kept.ElementAtOrDefault(line), Got: got.ElementAtOrDefault(line)))
        .Where(pair => pair.Kept is null || pair.Got is null || !areSame(pair.Kept, pair.Got))
        .Take(MostOfAnOutput)
        .Select(pair => new OutputDifference(number, $"{place}, line {pair.Line + 1}", pair.Kept ?? "", pair.Got ?? ""));

    private static string[] Text(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string Kinds(IEnumerable<JsonObject> outputs) =>
        string.Join("; ", outputs.Select(output => $"{StaticOutputs.Kind(output)} {string.Join(" ", Parts(output).Select(part => part.Type))}"));

    private static IEnumerable<(string Type, string Text)> Parts(JsonObject output) => StaticOutputs.Kind(output) switch
    {
        "stream" => [(StaticOutputs.Text(output["name"]), StaticOutputs.Text(output["text"]))],
        "error" => [("error", $"{StaticOutputs.Text(output["ename"])}: {StaticOutputs.Text(output["evalue"])}")],
        _ => output["data"]!.AsObject().OrderBy(item => item.Key == StaticOutputs.Png ? StaticOutputs.Svg : item.Key, StringComparer.Ordinal).Select(item => Picture(item.Key, StaticOutputs.Text(item.Value), output)),
    };

    // A PNG kept in place of an SVG is compared by the hash of the SVG.
    private static (string Type, string Text) Picture(string type, string text, JsonObject output) =>
        type == StaticOutputs.Png && PictureInPlace.Hash(output["metadata"] as JsonObject) is { } hash ? (StaticOutputs.Svg, Hashed + hash) : (type, text);
}
