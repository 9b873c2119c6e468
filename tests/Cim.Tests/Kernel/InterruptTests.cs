using System.Runtime.InteropServices;
using Cim.Kernel.Protocol;
using Xunit;

namespace Cim.Tests.Kernel;

[Collection(SharedKernelDefinition.Name)]
public partial class InterruptTests(SharedKernel kernel)
{
    private readonly KernelClient _client = kernel.Client;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    public void Interrupt_ByControlMessage_StopsTheCell(string code)
    {
        var request = Started(code);
        Assert.Equal("ok", _client.Ask("interrupt_request", [], control: true).Status);
        AssertInterrupted(_client.Finish(request));
    }

    [Fact]
    public void Interrupt_WithCellsQueued_AbortsThem()
    {
        var running = Started("while (true) { }");
        var queued = _client.SendCode("1");
        _client.Ask("interrupt_request", [], control: true);
        AssertInterrupted(_client.Finish(running));
        Assert.Equal("aborted", _client.Finish(queued).Status);
    }

    [Fact]
    public void Interrupt_WhileACellWaitsForInput_StopsIt()
    {
        var request = _client.SendCode("Console.ReadLine()");
        _client.NextQuestion(request);
        _client.Ask("interrupt_request", [], control: true);
        AssertInterrupted(_client.Finish(request));
    }

    [Fact]
    public void Interrupt_NothingRuns_IsAnswered() =>
        Assert.Equal("ok", _client.Ask("interrupt_request", [], control: true).Status);

    [Fact]
    public void Sigint_WhileACellRuns_StopsTheCellAndNotTheKernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to one process.");
        var request = Started("while (true) { }");
        Assert.Equal(0, SendSignal(kernel.Process.Process.Id, 2));
        AssertInterrupted(_client.Finish(request));
    }

    private Message Started(string code)
    {
        var request = _client.SendCode($"Console.WriteLine(\"started\");\n{code}");
        _client.NextPublished(request, "stream");
        return request;
    }

    private void AssertInterrupted(Exchange exchange)
    {
        Assert.Equal("error", exchange.Status);
        Assert.Equal("Interrupted", (string?)exchange.Of("error").Single()["ename"]);
        Assert.Equal("2", _client.Execute("1 + 1").ResultText);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int id, int signal);
}
