using CimKit.Estimation.Verification;
using CimKit.Tests.Architecture;
using Xunit;

namespace CimKit.Tests.Estimation;

public sealed class TrainingQuirksTests
{
    [Fact]
    public void Table_EqualsTheApprovedEffects()
    {
        using var reader = new StreamReader(GoldenRuns.Open("training-fidelity.csv"));
        var approved = reader.ReadToEnd().ReplaceLineEndings("\n");
        var received = TrainingQuirks.ToCsv();
        if (received != approved)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "training-fidelity.received.csv"), received);

        Assert.Equal(approved, received);
    }

    [Fact]
    public void Repairs_HaveOneIdentifierEach_AndAnEffectAboveATenthOfAPercent()
    {
        Assert.Equal(TrainingQuirks.All.Length, TrainingQuirks.All.Select(quirk => quirk.Id).Distinct().Count());
        Assert.Empty(TrainingQuirks.All.Where(quirk => !TrainingQuirks.Nodes.Any(
            node => quirk.EffectAt(node) is { } effect && Math.Abs(effect) > 0.1)).Select(quirk => quirk.Id));
    }

    [Fact]
    public void Repairs_AreNamedInTheCodeThatHonoursThem()
    {
        var sources = string.Concat(Repository.Sources("src", "CimKit")
            .Where(path => !path.Contains("Verification", StringComparison.Ordinal))
            .Select(File.ReadAllText));

        Assert.All(TrainingQuirks.All, quirk => Assert.Matches($@"\b{quirk.Id}\b", sources));
    }
}
