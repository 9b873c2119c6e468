using System.Text.Json.Nodes;
using Xunit;

namespace Cim.Tests.Kernel;

[Collection(SharedKernelDefinition.Name)]
public class ExecuteTests(SharedKernel kernel)
{
    private readonly KernelClient _client = kernel.Client;

    [Fact]
    public void Execute_Expression_GivesItsValueAndState()
    {
        Assert.Equal("ok", _client.Execute("var answer = 40;").Status);
        var exchange = _client.Execute("answer + 2");
        Assert.Equal("42", exchange.ResultText);
        Assert.Equal((int)exchange.Reply.Content["execution_count"]!, (int)exchange.Of("execute_result").Single()["execution_count"]!);
    }

    [Fact]
    public void Execute_AnyCell_PublishesBusyInputOutputIdleUnderItsHeader()
    {
        var exchange = _client.Execute("Console.Write(\"x\"); 1");
        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], exchange.Published.Select(message => message.Type));
        Assert.All(exchange.Published, message => Assert.Equal(exchange.Request.Header.ToJsonString(), message.Parent.ToJsonString()));
        Assert.Equal("Console.Write(\"x\"); 1", (string?)exchange.Of("execute_input").Single()["code"]);
    }

    [Fact]
    public void Execute_BothStreams_KeepTheirOrder()
    {
        var exchange = _client.Execute("Console.WriteLine(\"one\"); Console.Error.WriteLine(\"two\"); Console.WriteLine(\"three\");");
        Assert.Equal(["one\n", "two\n", "three\n"], exchange.Of("stream").Select(content => ((string)content["text"]!).ReplaceLineEndings("\n")));
        Assert.Equal(["stdout", "stderr", "stdout"], exchange.Of("stream").Select(content => (string?)content["name"]));
    }

    [Fact]
    public void Execute_DisplayThenUpdate_UseOneDisplayId()
    {
        var exchange = _client.Execute("var shown = display(\"first\"); shown.Update(\"second\");");
        var display = Assert.Single(exchange.Of("display_data"));
        var update = Assert.Single(exchange.Of("update_display_data"));
        Assert.False(string.IsNullOrEmpty((string?)display["transient"]!["display_id"]));
        Assert.Equal((string?)display["transient"]!["display_id"], (string?)update["transient"]!["display_id"]);
        Assert.Equal("second", (string?)update["data"]!["text/plain"]);
    }

    [Fact]
    public void Execute_UpdateFromALaterCell_KeepsTheDisplayId()
    {
        var first = _client.Execute("var kept = display(HTML(\"<b>0 %</b>\"));");
        var second = _client.Execute("kept.Update(HTML(\"<b>100 %</b>\"));");
        Assert.Equal(
            (string?)first.Of("display_data").Single()["transient"]!["display_id"],
            (string?)second.Of("update_display_data").Single()["transient"]!["display_id"]);
        Assert.Equal("<b>100 %</b>", (string?)second.Of("update_display_data").Single()["data"]!["text/html"]);
    }

    [Fact]
    public void Execute_Exception_NamesTypeMessageAndLine()
    {
        var exchange = _client.Execute("var before = 1;\n\nthrow new InvalidOperationException(\"no <b>such</b> device\");");
        Assert.Equal("error", exchange.Status);
        var error = Assert.Single(exchange.Of("error"));
        Assert.Equal("InvalidOperationException", ((string)error["ename"]!).Split('.')[^1]);
        Assert.Contains("no <b>such</b> device", (string?)error["evalue"]);
        Assert.Contains("line 3", string.Concat(error["traceback"]!.AsArray().Select(line => (string?)line)));
        Assert.Equal((string?)error["evalue"], (string?)exchange.Reply.Content["evalue"]);
    }

    [Fact]
    public void Execute_CodeThatDoesNotCompile_IsAnErrorWithItsLine()
    {
        var error = Assert.Single(_client.Execute("var fine = 1;\nint wrong = \"text\";").Of("error"));
        Assert.Contains("CS0029", (string?)error["evalue"]);
        Assert.Contains("2", (string?)error["evalue"]);
    }

    [Fact]
    public void Execute_Silent_ShowsNothingAndCountsNothing()
    {
        var before = (int)_client.Execute("0").Reply.Content["execution_count"]!;
        var silent = _client.Execute("Console.Write(\"x\"); 1", content => content["silent"] = true);
        Assert.Equal(["status", "status"], silent.Published.Select(message => message.Type));
        Assert.Equal(before + 1, (int)_client.Execute("0").Reply.Content["execution_count"]!);
    }

    [Fact]
    public void Execute_WithoutHistory_KeepsTheCount()
    {
        var before = (int)_client.Execute("0").Reply.Content["execution_count"]!;
        var exchange = _client.Execute("5", content => content["store_history"] = false);
        Assert.Equal("5", exchange.ResultText);
        Assert.Equal(before, (int)exchange.Reply.Content["execution_count"]!);
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluatedEachForItself()
    {
        var reply = _client.Execute("var width = 3;", content => content["user_expressions"] = new JsonObject
        {
            ["area"] = "width * width",
            ["broken"] = "nothing",
        }).Reply;
        Assert.Equal("9", (string?)reply.Content["user_expressions"]!["area"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)reply.Content["user_expressions"]!["broken"]!["status"]);
    }

    [Fact]
    public void Execute_HundredThousandLines_ArriveWholeInFewMessages()
    {
        var exchange = _client.Execute("for (var i = 0; i < 100_000; i++) Console.WriteLine(i);");
        var lines = exchange.Stream("stdout").ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(100_001, lines.Length);
        Assert.Equal("99999", lines[99_999]);
        Assert.InRange(exchange.Of("stream").Count(), 1, 1000);
        Assert.Equal("2", _client.Execute("1 + 1").ResultText);
    }

    [Fact]
    public void Execute_AfterAnError_AbortsWhatWasQueuedAndNothingElse()
    {
        var failing = _client.SendCode("System.Threading.Thread.Sleep(500); throw new Exception(\"stop\");");
        var queued = new[] { _client.SendCode("Console.Write(\"never\")"), _client.SendCode("2") };
        var info = _client.Send("kernel_info_request", []);
        Assert.Equal("error", _client.Finish(failing).Status);
        var next = _client.SendCode("3");
        foreach (var request in queued)
        {
            var exchange = _client.Finish(request);
            Assert.Equal("aborted", exchange.Status);
            Assert.Empty(exchange.Of("stream"));
        }
        Assert.Equal("ok", _client.Finish(info).Status);
        Assert.Equal("3", _client.Finish(next).ResultText);
    }

    [Fact]
    public void Execute_AfterAnErrorThatShallNotStop_GoesOn()
    {
        var failing = _client.SendCode("System.Threading.Thread.Sleep(300); throw new Exception(\"go on\");", content => content["stop_on_error"] = false);
        var next = _client.SendCode("4");
        Assert.Equal("error", _client.Finish(failing).Status);
        Assert.Equal("4", _client.Finish(next).ResultText);
    }

    [Fact]
    public void ReadLine_Answered_ReturnsTheAnswer()
    {
        var request = _client.SendCode("Console.ReadLine()");
        var question = _client.AnswerQuestion(request, "forty-two");
        Assert.Equal("input_request", question.Type);
        Assert.Equal(request.Id, (string?)question.Parent["msg_id"]);
        Assert.Contains("forty-two", _client.Finish(request).ResultText);
    }

    [Fact]
    public void ReadLine_ClientThatDoesNotAnswer_IsAClearError()
    {
        var exchange = _client.Execute("Console.ReadLine()", content => content["allow_stdin"] = false);
        Assert.Equal("error", exchange.Status);
        Assert.Contains("allow_stdin is false", (string?)exchange.Of("error").Single()["evalue"]);
    }
}
