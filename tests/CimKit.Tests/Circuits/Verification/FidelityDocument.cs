using System.Globalization;
using System.Text;
using CimKit.Circuits.Verification;
using CimKit.Estimation.Verification;

namespace CimKit.Tests.Circuits.Verification;

/// <summary>Renders <c>docs/FIDELITY.md</c>: what the repairs are and what each changes, computed from the models.</summary>
internal static class FidelityDocument
{
    private const string Introduction = """
        # Fidelity: what `Corrected` repairs

        <!-- Generated from QuirkTable.All, ChipQuirks.All and TrainingQuirks.All by FidelityDocumentTests; edit the table's source or the renderer, not this file. -->

        The hardware models follow the equations that the DNN+NeuroSim papers publish ([Peng2019], [Peng2021], [Lu2021],
        [Lee2024], [Read2025]). Where the numbers of the published program and the physics it describes part ways by
        accident, a model can be read in two ways:

        | Fidelity | What you get | Choose it |
        |---|---|---|
        | `Corrected` (default) | the published equations, with evident defects that matter (> 0.1 %) repaired | to design and compare chips |
        | `Reference` | the numbers of the published program, defects included | to reproduce a published figure, or to check this kit |

        ```csharp
        using CimKit.Circuits.Technology;
        using CimKit.Foundation;

        var corrected = TechnologyCatalog.Find(22);
        var reference = TechnologyCatalog.Find(22, fidelity: Fidelity.Reference);
        ```

        The process carries the choice, so every circuit built in it follows. `cim verify FILE` always compares in `Reference`:
        that is how the models are proven, to a relative error of 10⁻⁶, before anything is repaired. Simplifications that a
        paper states (fitted converters, average cell resistances, lumped wires) are part of the model and the same in both.

        """;

    private const string Reading = """
        ## The repairs

        *Effect* is the change of the measured quantity from `Reference` to `Corrected`, in percent, low standby power, 300 K;
        positive means that the published program gave too little. A probe is one small circuit, chosen so that the defect
        shows: it says how wrong that circuit was, not the whole chip. It is taken with all repairs together. **0**: the defect
        does not touch that node. **none**: the published program has no number there (it stops, divides by zero, or the
        repair refuses the circuit). The identifier stands in the source code at each place that honours it.

        """;

    private const string Kept = """
        ### Kept in training

        What the published program does by accident while training, and both fidelities do: converters sense errors with the
        conductances of columns instead of rows (T7); gradients travel to the memory beside the chip and back for every image
        instead of being added on the chip (T15); switches of columns, prechargers and write drivers count no pulses or lines
        in a write (W2); registers shift as often as in a read (W4); wordlines of SRAM carry no gates (W1) and take no energy in
        a write (W6). Two repairs do not show in the chip of the table: the delay of the multiplexer where errors are read (T6),
        and adder trees that a partly copied first layer times backwards (T19).

        """;

    /// <summary>Chapters by the letters and digits an identifier begins with, and the literature of the circuits in them.</summary>
    private static readonly (string Prefix, string Title, string Sources)[] Chapters =
    [
        ("Q1", "Wires and transistors", "wires and transistors of each node: [ZhaoCao2006], [IRDS2022], [Lee2024]"),
        ("Q2", "Gates", "area, capacitance, delay and leakage of gates: [Horowitz1983], [Thoziyoor2008], [Chen2018]; fins and sheets: [Lee2024]"),
        ("Q3", "Memory cells", "cells and their lines: [Chen2018], Section II; [Peng2019]; by node: [Lee2024]"),
        ("Q4", "Periphery and sub-array", "decoders, drivers, converters, logic: [Chen2018], Sections III and IV; [Peng2019]; calibration: [Lu2021]; below 22 nm: [Lee2024]"),
        ("Q", "Inputs and operations", "layers and their operations: first principles"),
        ("F", "Floorplan", "tile sizes and copies: [Peng2019], [Peng2019a]"),
        ("L", "Processing element, tile and chip", "levels above the sub-array: [Peng2019]; clocks, pipeline and streaming: [Lee2024]; VGG-8 on the default chip unless the probe says otherwise"),
        ("B", "Adders, pooling, buffers and interconnect", "circuits outside the sub-array: [Peng2019], [Peng2021]"),
        ("T", "Training", "chips that train: [Peng2021]; a network of five layers on FeFET arrays of 64 × 64 unless the probe says otherwise"),
        ("W", "Writing arrays", "writes while training: [Peng2021]"),
    ];

    internal static string Render(IReadOnlyCollection<Quirk> quirks)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        text.Append('\n').Append(FidelityDesigns.Render()).Append(FidelityChips.Render());
        text.Append('\n').Append(Reading.ReplaceLineEndings("\n"));
        foreach (var chapter in quirks.GroupBy(quirk => Prefix(quirk.Id)).OrderBy(group => Order(group.Key)))
            Append(text, chapter.Key, [.. chapter.OrderBy(quirk => Number(quirk.Id))]);
        text.Append('\n').Append(Kept.ReplaceLineEndings("\n"));
        return text.Append(CultureInfo.InvariantCulture, $"\n{quirks.Count} repairs. Full entries of the sources: [references.bib](references.bib).\n").ToString();
    }

    /// <summary>A change in percent with two digits, and its sign.</summary>
    internal static string Percent(double? effect) => effect switch
    {
        null => "none",
        { } value when Math.Abs(value) < 0.05 => "0",
        { } value => (value > 0 ? "+" : "−")
            + Math.Abs(value).ToString(Math.Abs(value) < 9.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture),
    };

    private static void Append(StringBuilder text, string prefix, IReadOnlyList<Quirk> quirks)
    {
        var known = Chapters.FirstOrDefault(chapter => chapter.Prefix == prefix);
        text.Append(CultureInfo.InvariantCulture, $"\n### {known.Title ?? "Chip: " + prefix}\n\n");
        if (known.Sources is { } sources)
            text.Append(CultureInfo.InvariantCulture, $"Models of {sources}.\n\n");
        text.Append("| | The published program | Repaired | Measured on |");
        var nodes = prefix is "T" or "W" ? TrainingQuirks.Nodes : QuirkTable.Nodes;
        foreach (var node in nodes)
            text.Append(CultureInfo.InvariantCulture, $" {node} nm, % |");
        text.Append("\n|---|---|---|---|").Append(string.Concat(nodes.Select(_ => "--:|"))).Append('\n');
        foreach (var quirk in quirks)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {quirk.Id} | {Cell(quirk.Reference)} | {Cell(quirk.Corrected)} | {Cell(quirk.Probe)} |");
            foreach (var node in nodes)
                text.Append(CultureInfo.InvariantCulture, $" {Percent(quirk.EffectAt(node))} |");
            text.Append('\n');
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    // Q4-12 belongs to Q4, B12 to B, L8 to L.
    private static string Prefix(string id) => id.Contains('-', StringComparison.Ordinal)
        ? id[..id.IndexOf('-', StringComparison.Ordinal)]
        : id.TrimEnd([.. "0123456789"]);

    private static int Number(string id) => int.Parse(id[(Prefix(id).Length)..].TrimStart('-'), CultureInfo.InvariantCulture);

    private static int Order(string prefix)
    {
        var index = Array.FindIndex(Chapters, chapter => chapter.Prefix == prefix);
        return index < 0 ? Chapters.Length : index;
    }
}
