using System.Text.Json.Nodes;
using CimKit.Notebooks.Comparison;
using CimKit.Notebooks.Documents;
using Xunit;

namespace CimKit.Notebooks.Tests.Comparison;

public sealed class NotebookComparerTests
{
    private const string Here = "0a0a0a0a";
    private const string Elsewhere = "0b0b0b0b";

    [Fact]
    public void Compare_SameOutputs_FindsNothing()
    {
        var result = Compare(Document(Text("a\nb 1.5")), Document(Text("a\nb 1.5")));
        Assert.True(result.IsSame);
        Assert.Equal((1, 0), (result.Compared, result.ByKind));
    }

    [Fact]
    public void Compare_ChangedLine_IsNamedWithBothValues()
    {
        var difference = Assert.Single(Compare(Document(Text("rows 3\nenergy 1.50 pJ")), Document(Text("rows 3\nenergy 1.51 pJ"))).Differences);
        Assert.Equal("cell [1], output 1 (text/plain), line 2: kept 'energy 1.50 pJ', got 'energy 1.51 pJ'", difference.ToString());
    }

    [Theory]
    [InlineData(0.01, true)]
    [InlineData(0.001, false)]
    public void Compare_ToleranceOfTheNotebook_IsRelative(double tolerance, bool isSame)
    {
        var kept = Document(Text("loss 0.500, epoch 2")) with { Metadata = Settings(tolerance) };
        Assert.Equal(isSame, Compare(kept, Document(Text("loss 0.504, epoch 2"))).IsSame);
    }

    [Fact]
    public void Compare_ToleranceOfTheCell_GoesBeforeThatOfTheNotebook()
    {
        var kept = Document(Text("0.5")) with { Metadata = Settings(0.0) };
        kept = kept with { Cells = [kept.Cells[0] with { Metadata = Settings(0.1) }] };
        Assert.True(Compare(kept, Document(Text("0.51"))).IsSame);
    }

    [Fact]
    public void Compare_ToleranceThatIsNone_IsRefused() => Assert.Contains(
        "0 to 1", Assert.Throws<FormatException>(() => Compare(Document(Text("1")) with { Metadata = Settings(2) }, Document(Text("1")))).Message);

    [Fact]
    public void Compare_Html_SeesTextAndNumbersNotStyle()
    {
        const string Kept = "<table style=\"color:red\"><tr><th>ADC</th><th>pJ</th></tr><tr><td>4</td><td>1.5</td></tr></table>";
        Assert.True(Compare(Document(Html(Kept)), Document(Html(Kept.Replace(" style=\"color:red\"", "")))).IsSame);
        var difference = Assert.Single(Compare(Document(Html(Kept)), Document(Html(Kept.Replace("1.5", "1.6")))).Differences);
        Assert.Equal(("| 4 | 1.5", "| 4 | 1.6"), (difference.Kept, difference.Got));
    }

    [Fact]
    public void Compare_InteractiveFigure_IsItsStaticPicture()
    {
        var kept = Document(Figure("<svg>1</svg>", html: null));
        Assert.True(Compare(kept, Document(Figure("<svg>1</svg>", "<div></div><script>1</script>"))).IsSame);
        Assert.False(Compare(kept, Document(Figure("<svg>1.0000000001</svg>", "<script>1</script>"))).IsSame);
    }

    [Theory]
    [InlineData("varies", Here, true)]
    [InlineData("varies", Elsewhere, true)]
    [InlineData("trained", Here, false)]
    [InlineData("trained", Elsewhere, true)]
    public void Compare_TaggedCell_IsByKindWhereDocumented(string tag, string processor, bool isSame)
    {
        var kept = KeptNotebook.Of(Tagged(Document(Text("97.1 %")), tag), Here);
        Assert.Equal(isSame, NotebookComparer.Compare(kept, Document(Text("96.9 %")), processor).IsSame);
    }

    [Fact]
    public void Compare_VariesWithOtherKinds_Differs()
    {
        var difference = Assert.Single(Compare(Tagged(Document(Text("a")), "varies"), Document(Html("a"))).Differences);
        Assert.Equal(("execute_result text/plain", "execute_result text/html"), (difference.Kept, difference.Got));
    }

    [Fact]
    public void Compare_StreamInPieces_IsOneText() => Assert.True(Compare(Document(Stream("one\ntwo\n")), Document(Stream("one\n"), Stream("two\n"))).IsSame);

    [Fact]
    public void Compare_SourceThatChanged_IsNotTakenForTheSameCell()
    {
        var other = Document(Text("1"));
        other = other with { Cells = [other.Cells[0] with { Source = "2" }] };
        Assert.StartsWith("source", Assert.Single(Compare(Document(Text("1")), other).Differences).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_ExecutedNotebook_HasNoRunNumbersScriptsOrUnknownTypes()
    {
        var executed = Document(Figure("<svg/>", "<script>1</script>"), Html("<b>x</b><SCRIPT>1</SCRIPT>"), Html("<b>x</b>"));
        executed = executed with { Cells = [executed.Cells[0] with { ExecutionCount = 7 }] };
        var json = KeptNotebook.Of(executed, Here).ToJson();
        Assert.DoesNotContain("script", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"execution_count\": 7", json, StringComparison.Ordinal);
        Assert.Contains("<b>x</b>", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Here, json, StringComparison.Ordinal);
        Assert.Equal(json, KeptNotebook.Of(NotebookDocument.Parse(json, "kept"), Here).ToJson());
    }

    private static NotebookComparison Compare(NotebookDocument kept, NotebookDocument executed) => NotebookComparer.Compare(kept, executed, Here);

    private static NotebookDocument Document(params JsonObject[] outputs) => new() { Cells = [NotebookCell.Code("1") with { Id = "a", Outputs = [.. outputs] }] };

    private static NotebookDocument Tagged(NotebookDocument document, string tag) =>
        document with { Cells = [document.Cells[0] with { Metadata = new JsonObject { ["tags"] = new JsonArray(tag) } }] };

    private static JsonObject Settings(double tolerance) => new() { ["cim"] = new JsonObject { ["tolerance"] = tolerance } };

    private static JsonObject Text(string text) => Result(new JsonObject { ["text/plain"] = text });

    private static JsonObject Html(string html) => Result(new JsonObject { ["text/html"] = html });

    private static JsonObject Figure(string svg, string? html)
    {
        var data = new JsonObject { ["image/svg+xml"] = svg };
        if (html is not null)
            data["text/html"] = html;
        return Result(data);
    }

    private static JsonObject Result(JsonObject data) => new() { ["output_type"] = "execute_result", ["data"] = data, ["execution_count"] = 7, ["metadata"] = new JsonObject() };

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };
}
