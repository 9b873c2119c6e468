using CimKit.Notebooks.Language;
using Xunit;

namespace CimKit.Notebooks.Tests.Language;

public sealed class InspectionTests : IAsyncLifetime
{
    private readonly NotebookSession _session = new(new SessionOptions());

    public async ValueTask InitializeAsync() => await _session.RunAsync("""
        /// <summary>Doubles a <paramref name="number"/> &amp; more; see <see cref="System.Math.Abs(int)"/>.</summary>
        /// <param name="number">What is doubled.</param>
        /// <returns>The double.</returns>
        /// <exception cref="System.OverflowException">Too large.</exception>
        int Twice(int number) => 2 * number;
        record Pair<T>(T First, T Second);
        var pair = new Pair<int>(1, 2);
        """);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Inspect_DocumentedFunction_ShowsSignatureAndDocumentation()
    {
        var inspection = await InspectAsync("Twi|ce(3)");
        Assert.Equal(
            "int Twice(int number)\n\nDoubles a number & more; see Math.Abs.\nnumber: What is doubled.\nreturns: The double.\nOverflowException: Too large.",
            inspection?.Text);
        Assert.StartsWith("<pre>int Twice(int number)</pre><p>Doubles a number &amp; more; see Math.Abs.</p>", inspection?.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.Write|Line(\"x\")", "void Console.WriteLine(string? value)  (+ ")]
    [InlineData("pa|ir", "Pair<int> pair")]
    [InlineData("pair.Fir|st", "int Pair<int>.First")]
    [InlineData("Twice(1 + |2)", "int Twice(int number)")]
    [InlineData("new Pai|r<int>(1, 2)", "Pair<int>.Pair(int First, int Second)")]
    [InlineData("var x = 3; x|", "int x")]
    [InlineData("DayOfWeek.Mon|day", "DayOfWeek.Monday = 1")]
    [InlineData("Syst|em.Math.PI", "namespace System")]
    [InlineData("i|nt y = 1;", "int\n\nRepresents a 32-bit signed integer.")]
    [InlineData("#!tim|e", "#!time")]
    public async Task Inspect_Name_ShowsItsSignature(string text, string beginning) =>
        Assert.StartsWith(beginning, (await InspectAsync(text))?.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("|")]
    [InlineData("unknown|Name")]
    [InlineData("1 +| 2")]
    [InlineData("\"text|\"")]
    public async Task Inspect_NothingKnown_IsNull(string text) => Assert.Null(await InspectAsync(text));

    [Theory]
    [InlineData("1 + 1", Completeness.Complete, "")]
    [InlineData("", Completeness.Complete, "")]
    [InlineData("#!time", Completeness.Complete, "")]
    [InlineData("#!markdown\n# if (", Completeness.Complete, "")]
    [InlineData("var x = 1;", Completeness.Complete, "")]
    [InlineData("if (true) {", Completeness.Incomplete, "    ")]
    [InlineData("class A\n{\n    void F()\n    {", Completeness.Incomplete, "        ")]
    [InlineData("Twice(", Completeness.Incomplete, "    ")]
    [InlineData("var s = @\"abc", Completeness.Incomplete, "")]
    [InlineData("var x = );", Completeness.Invalid, "")]
    public void IsComplete_Text_SaysWhetherMoreIsExpected(string text, Completeness status, string indent) =>
        Assert.Equal(new CellCompleteness(status, indent), _session.IsComplete(text));

    private Task<CellInspection?> InspectAsync(string text)
    {
        var position = text.IndexOf('|', StringComparison.Ordinal);
        return _session.InspectAsync(text.Remove(position, 1), position, CancellationToken.None);
    }
}
