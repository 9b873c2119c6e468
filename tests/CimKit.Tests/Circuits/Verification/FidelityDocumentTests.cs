using CimKit.Circuits.Verification;
using CimKit.Estimation.Verification;
using CimKit.Foundation;
using CimKit.Tests.Architecture;
using Xunit;

namespace CimKit.Tests.Circuits.Verification;

public sealed class FidelityDocumentTests
{
    /// <summary>The document says what the models do; copy the received file over it after a change that is meant.</summary>
    [Fact]
    public void Document_EqualsTheRepairsOfTheModels()
    {
        var path = Repository.PathTo("docs", "FIDELITY.md");
        var received = Path.ChangeExtension(path, ".received.md");
        var text = FidelityDocument.Render([.. QuirkTable.All, .. ChipQuirks.All, .. TrainingQuirks.All]);
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (text != expected)
            File.WriteAllText(received, text);

        Assert.True(text == expected, $"The repairs changed: compare {Path.GetFileName(received)} with docs/FIDELITY.md.");
        File.Delete(received);
    }

    [Fact]
    public void Render_RepairOfAnUnknownLevel_HasAChapterOfItsOwn()
    {
        var text = FidelityDocument.Render(
        [
            new Quirk("X8", "an edge tile counts twice | once", "once", "energy of a chip", (_, fidelity) => fidelity == Fidelity.Reference ? 2 : 1),
        ]);

        Assert.Contains("### Chip: X\n", text, StringComparison.Ordinal);
        Assert.Contains("| X8 | an edge tile counts twice \\| once | once | energy of a chip | −50 | −50 | −50 | −50 |", text, StringComparison.Ordinal);
    }
}
