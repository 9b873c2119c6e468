using System.Text.Json;

namespace Cim.Kernel.Protocol;

/// <summary>What Jupyter tells a kernel it starts: ports on the loopback address and the key that signs messages.</summary>
internal sealed record ConnectionFile(string Ip, int ShellPort, int ControlPort, int StdinPort, int IopubPort, int HeartbeatPort, string Key)
{
    /// <summary>Reads and checks the file; all problems at once.</summary>
    /// <exception cref="InvalidDataException">It is not a connection file, or asks for what this kernel refuses.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return Read(json.RootElement, path);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: not a readable connection file: {unreadable.Message}", unreadable);
        }
    }

    public string Address(int port) => $"tcp://{(Ip.Contains(':') ? $"[{Ip}]" : Ip)}:{port}";

    private static ConnectionFile Read(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{path}: not a connection file: a JSON object is expected.");
        List<string> problems = [];
        var file = new ConnectionFile(
            Ip: Text("ip") is "localhost" ? "127.0.0.1" : Text("ip"),
            ShellPort: Port("shell_port"),
            ControlPort: Port("control_port"),
            StdinPort: Port("stdin_port"),
            IopubPort: Port("iopub_port"),
            HeartbeatPort: Port("hb_port"),
            Key: Text("key"));
        if (Text("transport") is not "tcp")
            problems.Add($"transport must be tcp; got '{Text("transport")}'.");
        if (file.Ip is not ("127.0.0.1" or "::1"))
            problems.Add($"ip must be the loopback address 127.0.0.1 or ::1, since whoever reaches these ports can run code as you; got '{file.Ip}'.");
        if (file.Key.Length == 0)
            problems.Add("key must not be empty: without it anyone on this machine could send code.");
        if (Text("signature_scheme") is not ("hmac-sha256" or ""))
            problems.Add($"signature_scheme must be hmac-sha256; got '{Text("signature_scheme")}'.");
        return problems.Count == 0 ? file : throw new InvalidDataException($"{path}: {string.Join(" ", problems)}");

        string Text(string name) =>
            root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        int Port(string name)
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
                && value.TryGetInt32(out var port) && port is > 0 and < 65536)
                return port;
            problems.Add($"{name} must be 1 to 65535.");
            return 0;
        }
    }
}
