using System.Text.RegularExpressions;
using CimKit.Circuits.Verification;
using CimKit.Tests.Architecture;
using Xunit;

namespace CimKit.Tests.Circuits.Verification;

public sealed partial class QuirkTableTests
{
    [Fact]
    public void Table_EqualsTheApprovedEffects()
    {
        using var stream = GoldenFile.Open("fidelity.csv");
        using var reader = new StreamReader(stream);
        var approved = reader.ReadToEnd().ReplaceLineEndings("\n");
        var received = QuirkTable.ToCsv();
        if (received != approved)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "fidelity.received.csv"), received);

        Assert.Equal(approved, received);
    }

    [Fact]
    public void Repairs_HaveOneIdentifierEach_AndAnEffectAboveATenthOfAPercent()
    {
        Assert.Equal(QuirkTable.All.Length, QuirkTable.All.Select(quirk => quirk.Id).Distinct().Count());
        Assert.All(QuirkTable.All, quirk => Assert.Contains(
            QuirkTable.Nodes, node => quirk.EffectAt(node) is not { } effect || Math.Abs(effect) > 0.1));
    }

    [Fact]
    public void Repairs_AreNamedInTheCodeThatHonoursThem()
    {
        var sources = string.Concat(Repository.Sources("src", "CimKit", "Circuits")
            .Where(path => !path.Contains("Verification", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var named = QuirkName().Matches(sources).Select(match => match.Value).ToHashSet();

        Assert.All(QuirkTable.All, quirk => Assert.Contains(quirk.Id, named));
    }

    [GeneratedRegex(@"\b(?:Q\d-\d+|B\d+)\b")]
    private static partial Regex QuirkName();
}
