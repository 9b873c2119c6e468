using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;
using Xunit;

namespace Cim.Tests.Kernel;

/// <summary>What a proper client would never send; after each, the kernel works on.</summary>
[Collection(SharedKernelDefinition.Name)]
public class HostilityTests(SharedKernel kernel)
{
    private readonly KernelClient _client = kernel.Client;

    [Fact]
    public void WrongKey_CodeIsNotRun()
    {
        using var stranger = new KernelClient(kernel.Process, key: "guess");
        stranger.SendCode("File.WriteAllText(\"stranger.txt\", \"was here\")");
        stranger.Send("shutdown_request", new JsonObject { ["restart"] = false }, control: true);
        AssertAlive();
        Assert.False(File.Exists(Path.Combine(kernel.Process.WorkingFolder, "stranger.txt")));
    }

    [Fact]
    public void Unsigned_CodeIsNotRun()
    {
        var codec = new MessageCodec(new MessageSigner((string)kernel.Process.Connection["key"]), "s");
        var frames = codec.Encode(codec.Compose("execute_request", new JsonObject { ["code"] = "File.WriteAllText(\"unsigned.txt\", \"\")" }, null));
        frames[1] = [];
        _client.SendRaw(control: false, [.. frames]);
        AssertAlive();
        Assert.False(File.Exists(Path.Combine(kernel.Process.WorkingFolder, "unsigned.txt")));
    }

    [Fact]
    public void GarbageFrames_AreDropped()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            byte[][] frames = [.. Enumerable.Range(0, 1 + seed % 9).Select(_ => RandomNumberGenerator.GetBytes(seed * 7 % 100))];
            if (seed % 3 == 0)
                frames[0] = "<IDS|MSG>"u8.ToArray();
            _client.SendRaw(control: seed % 2 == 0, frames);
        }
        AssertAlive();
    }

    [Fact]
    public void SignedNonsense_IsAnsweredWithAnErrorOrIgnored()
    {
        Assert.Equal("error", _client.Ask("execute_request", []).Status);
        Assert.Equal("error", _client.Ask("execute_request", new JsonObject { ["code"] = 5 }).Status);
        Assert.Equal("ok", _client.Ask("complete_request", new JsonObject { ["code"] = "Con", ["cursor_pos"] = -7 }).Status);
        Assert.Equal("ok", _client.Ask("complete_request", new JsonObject { ["code"] = "Con", ["cursor_pos"] = 1_000_000 }).Status);
        Assert.Equal("ok", _client.Ask("history_request", new JsonObject { ["n"] = "many", ["hist_access_type"] = 4 }).Status);
        AssertAlive();
    }

    [Fact]
    public void HugeMessage_IsDropped()
    {
        _client.SendRaw(control: false, "<IDS|MSG>"u8.ToArray(), new byte[64], new byte[64 << 20], [], [], []);
        AssertAlive();
    }

    [Theory]
    [InlineData("shell_port")]
    [InlineData("control_port")]
    [InlineData("stdin_port")]
    [InlineData("iopub_port")]
    [InlineData("hb_port")]
    public async Task BytesThatAreNotZeroMq_AreDropped(string port)
    {
        // A greeting, then a frame that claims to be 2^62 bytes long.
        byte[] greeting = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];
        foreach (var bytes in new[] { RandomNumberGenerator.GetBytes(4096), [.. greeting, 2, 0x40, 0, 0, 0, 0, 0, 0, 0, .. new byte[100]] })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, kernel.Process.Port(port), TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
        }
        AssertAlive();
    }

    [Fact]
    public void Heartbeat_Echoes() => Assert.True(_client.HeartBeats("ping"));

    [Fact]
    public void Listeners_AreOnLoopbackAlone()
    {
        var ports = new[] { "shell_port", "control_port", "stdin_port", "iopub_port", "hb_port" }.Select(kernel.Process.Port).ToHashSet();
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => ports.Contains(end.Port)).ToArray();
        Assert.Equal(ports.Count, listeners.Length);
        Assert.All(listeners, end => Assert.True(IPAddress.IsLoopback(end.Address), $"{end} can be reached from outside."));
        Assert.All(ListenersOf(kernel.Process.Process.Id), address => Assert.True(IPAddress.IsLoopback(address)));
    }

    private void AssertAlive()
    {
        Assert.Equal("2", _client.Execute("1 + 1").ResultText);
        Assert.True(_client.HeartBeats("alive"));
    }

    /// <summary>Addresses of every TCP socket the process listens on, by Linux's process table; empty elsewhere.</summary>
    private static IEnumerable<IPAddress> ListenersOf(int process)
    {
        var descriptors = $"/proc/{process}/fd";
        if (!Directory.Exists(descriptors))
            return [];
        var sockets = Directory.GetFiles(descriptors)
            .Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1])
            .ToHashSet();
        return [.. Listening("/proc/net/tcp", sockets), .. Listening("/proc/net/tcp6", sockets)];
    }

    private static IEnumerable<IPAddress> Listening(string table, HashSet<string> sockets) =>
        File.ReadLines(table).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[3] == "0A" && sockets.Contains(columns[9]))
            .Select(columns => Address(columns[1].Split(':')[0]));

    // The kernel prints each 32-bit word of the address in the machine's own byte order.
    private static IPAddress Address(string hex) => new([.. Convert.FromHexString(hex).Chunk(4).SelectMany(word => word.Reverse())]);
}
