using System.Text.Json.Nodes;
using Xunit;

namespace Cim.Tests.Kernel;

[Collection(SharedKernelDefinition.Name)]
public class LanguageTests(SharedKernel kernel)
{
    private readonly KernelClient _client = kernel.Client;

    [Fact]
    public void KernelInfo_Asked_SaysCSharpAndProtocol()
    {
        var content = _client.Ask("kernel_info_request", []).Reply.Content;
        Assert.Equal("5.3", (string?)content["protocol_version"]);
        Assert.Equal("C#", (string?)content["language_info"]!["name"]);
        Assert.Equal(".cs", (string?)content["language_info"]!["file_extension"]);
    }

    [Fact]
    public void KernelInfo_AskedOnControl_IsAnsweredThereWhileACellRuns()
    {
        var running = _client.SendCode("Console.Write(\"started\"); System.Threading.Thread.Sleep(1000);");
        _client.NextPublished(running, "stream");
        Assert.Equal("ok", _client.Ask("kernel_info_request", [], control: true).Status);
        Assert.Equal("ok", _client.Finish(running).Status);
    }

    [Fact]
    public void Complete_AfterADot_OffersMembersAndTheSpanTheyReplace()
    {
        var content = Complete("var smile = \"😀\"; Console.WriteL");
        Assert.Contains("WriteLine", Matches(content));
        Assert.DoesNotContain("ReadLine", Matches(content));
        Assert.Equal("var smile = \"😀\"; Console.".EnumerateRunes().Count(), (int)content["cursor_start"]!);
        Assert.Equal("var smile = \"😀\"; Console.WriteL".EnumerateRunes().Count(), (int)content["cursor_end"]!);
    }

    [Fact]
    public void Complete_VariableOfAnEarlierCell_IsOffered()
    {
        _client.Execute("var conductanceOfCell = 1e-6;");
        Assert.Contains("conductanceOfCell", Matches(Complete("conductanceOf")));
    }

    [Fact]
    public void Inspect_Method_ShowsItsSignature()
    {
        const string code = "Math.Sqrt(2)";
        var content = _client.Ask("inspect_request", new JsonObject { ["code"] = code, ["cursor_pos"] = 7, ["detail_level"] = 0 }).Reply.Content;
        Assert.True((bool)content["found"]!);
        Assert.Contains("Sqrt(double", (string?)content["data"]!["text/plain"]);
    }

    [Fact]
    public void Inspect_NothingThere_IsNotFound()
    {
        var content = _client.Ask("inspect_request", new JsonObject { ["code"] = "   ", ["cursor_pos"] = 1, ["detail_level"] = 0 }).Reply.Content;
        Assert.Equal("ok", (string?)content["status"]);
        Assert.False((bool)content["found"]!);
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("for (var i = 0; i < 3; i++)\n{", "incomplete")]
    [InlineData("var x = (1 +", "incomplete")]
    [InlineData("var x = ]1;", "invalid")]
    public void IsComplete_Code_IsJudged(string code, string expected) =>
        Assert.Equal(expected, _client.Ask("is_complete_request", new JsonObject { ["code"] = code }).Status);

    [Fact]
    public void History_TailWithOutput_GivesCodeAndValue()
    {
        _client.Execute("3 * 3");
        var entry = History(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true, ["raw"] = true }).Single()!.AsArray();
        Assert.Equal("3 * 3", (string?)entry[2]![0]);
        Assert.Equal("9", (string?)entry[2]![1]);
    }

    [Fact]
    public void History_Search_FindsByPattern()
    {
        _client.Execute("\"needle in a haystack\".Length");
        var found = History(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "*needle*", ["n"] = 1, ["output"] = false, ["raw"] = true });
        Assert.Equal("\"needle in a haystack\".Length", (string?)found.Single()![2]);
    }

    [Fact]
    public void CommOpen_UnknownTarget_IsClosedAgain()
    {
        var request = _client.Send("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "widget", ["data"] = new JsonObject() });
        Assert.Equal("c1", (string?)_client.NextPublished(request, "comm_close").Content["comm_id"]);
        _client.Send("comm_msg", new JsonObject { ["comm_id"] = "c1", ["data"] = new JsonObject() });
        _client.Send("comm_close", new JsonObject { ["comm_id"] = "c1", ["data"] = new JsonObject() });
        Assert.Empty(_client.Ask("comm_info_request", []).Reply.Content["comms"]!.AsObject());
    }

    [Fact]
    public void Debug_Asked_SaysThereIsNoDebugger()
    {
        var content = _client.Ask("debug_request", new JsonObject { ["seq"] = 3, ["command"] = "initialize" }, control: true).Reply.Content;
        Assert.False((bool)content["success"]!);
        Assert.Equal(3, (int)content["request_seq"]!);
    }

    [Fact]
    public void UnknownRequest_IsAnsweredWithAnError() =>
        Assert.Equal("error", _client.Ask("teleport_request", []).Status);

    private JsonObject Complete(string code) => _client.Ask("complete_request", new JsonObject
    {
        ["code"] = code,
        ["cursor_pos"] = code.EnumerateRunes().Count(),
    }).Reply.Content;

    private static IEnumerable<string?> Matches(JsonObject content) => content["matches"]!.AsArray().Select(match => (string?)match);

    private JsonArray History(JsonObject content) => _client.Ask("history_request", content).Reply.Content["history"]!.AsArray();
}
