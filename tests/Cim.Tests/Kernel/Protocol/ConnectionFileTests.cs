using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;
using Xunit;

namespace Cim.Tests.Kernel.Protocol;

public class ConnectionFileTests
{
    [Fact]
    public void Read_WhatJupyterWrites_GivesPortsAndKey()
    {
        var file = Read(Json());
        Assert.Equal("127.0.0.1", file.Ip);
        Assert.Equal((1, 2, 3, 4, 5), (file.ShellPort, file.ControlPort, file.StdinPort, file.IopubPort, file.HeartbeatPort));
        Assert.Equal("secret", file.Key);
        Assert.Equal("tcp://127.0.0.1:1", file.Address(file.ShellPort));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.7")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("127.0.0.1.example.org")]
    public void Read_AnotherAddressThanLoopback_IsRefusedWithTheReason(string ip)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(Json(json => json["ip"] = ip)));
        Assert.Contains("ip must be the loopback address", refused.Message);
        Assert.Contains($"'{ip}'", refused.Message);
    }

    [Fact]
    public void Read_SeveralMistakes_AreToldAtOnce()
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(Json(json =>
        {
            json["transport"] = "ipc";
            json["key"] = "";
            json["signature_scheme"] = "hmac-md5";
            json["hb_port"] = 65536;
            json.Remove("shell_port");
        })));
        foreach (var expected in new[] { "transport must be tcp", "key must not be empty", "hmac-sha256", "hb_port must be", "shell_port must be" })
            Assert.Contains(expected, refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1]")]
    public void Read_NotAConnectionFile_IsRefused(string content) =>
        Assert.Throws<InvalidDataException>(() => Read(content));

    [Fact]
    public void Read_NoSuchFile_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => ConnectionFile.Read("no-such-file.json"));

    private static string Json(Action<JsonObject>? change = null)
    {
        var json = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = "secret",
            ["shell_port"] = 1,
            ["control_port"] = 2,
            ["stdin_port"] = 3,
            ["iopub_port"] = 4,
            ["hb_port"] = 5,
            ["kernel_name"] = "cim-csharp",
        };
        change?.Invoke(json);
        return json.ToJsonString();
    }

    private static ConnectionFile Read(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("connection.json"), content);
        return ConnectionFile.Read(folder.File("connection.json"));
    }
}
