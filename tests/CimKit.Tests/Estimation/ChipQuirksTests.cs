using CimKit.Circuits.Verification;
using CimKit.Estimation.Verification;
using CimKit.Tests.Architecture;
using Xunit;

namespace CimKit.Tests.Estimation;

public sealed class ChipQuirksTests
{
    [Fact]
    public void Table_EqualsTheApprovedEffects()
    {
        using var reader = new StreamReader(GoldenRuns.Open("fidelity.csv"));
        var approved = reader.ReadToEnd().ReplaceLineEndings("\n");
        var received = QuirkTable.ToCsv(ChipQuirks.All);
        if (received != approved)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "chip-fidelity.received.csv"), received);

        Assert.Equal(approved, received);
    }

    [Fact]
    public void Repairs_HaveOneIdentifierEach_AndAnEffectAboveATenthOfAPercent()
    {
        Assert.Equal(ChipQuirks.All.Length, ChipQuirks.All.Select(quirk => quirk.Id).Distinct().Count());
        Assert.Empty(ChipQuirks.All.Where(quirk => !QuirkTable.Nodes.Any(
            node => quirk.EffectAt(node) is not { } effect || Math.Abs(effect) > 0.1)).Select(quirk => quirk.Id));
    }

    [Fact]
    public void Repairs_AreNamedInTheCodeThatHonoursThem()
    {
        var sources = string.Concat(Repository.Sources("src", "CimKit")
            .Where(path => !path.Contains("Verification", StringComparison.Ordinal))
            .Select(File.ReadAllText));

        Assert.All(ChipQuirks.All, quirk => Assert.Matches($@"\b{quirk.Id}\b", sources));
    }

    [Fact]
    public void ToCsv_HoldsEveryLevel()
    {
        var lines = ChipQuirks.ToCsv().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(1 + QuirkTable.All.Length + ChipQuirks.All.Length, lines.Length);
    }
}
