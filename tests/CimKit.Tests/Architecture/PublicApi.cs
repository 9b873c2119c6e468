using CimKit.Foundation;
using PublicApiGenerator;
using Xunit;

namespace CimKit.Tests.Architecture;

public sealed class PublicApi
{
    /// <summary>A change of the public surface shows as a diff of the approved text; copy the received file over it to accept.</summary>
    [Fact]
    public void PublicApi_EqualsTheApprovedText()
    {
        var approved = Repository.PathTo("tests", "CimKit.Tests", "Architecture", "PublicApi.approved.txt");
        var received = Path.ChangeExtension(Path.ChangeExtension(approved, null), ".received.txt");
        var text = typeof(Require).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd() + "\n";
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (text != expected)
            File.WriteAllText(received, text);

        Assert.True(text == expected, $"The public API changed: compare {Path.GetFileName(received)} with {Path.GetFileName(approved)}.");
        File.Delete(received);
    }
}
