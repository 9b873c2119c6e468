using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Cim.Tests.Kernel;

/// <summary>A real kernel process with its connection file.</summary>
internal sealed class KernelProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KernelProcess(IReadOnlyDictionary<string, string>? environment = null)
    {
        Connection = new Dictionary<string, object>
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = "f3c1b2a0-test-key",
        };
        var ports = FreePorts(5);
        foreach (var (name, port) in new[] { "shell_port", "control_port", "stdin_port", "iopub_port", "hb_port" }.Zip(ports))
            Connection[name] = port;
        File.WriteAllText(_folder.File("connection.json"), JsonSerializer.Serialize(Connection));
        WorkingFolder = Directory.CreateDirectory(_folder.File("work")).FullName;
        Process = Start(environment);
    }

    public Dictionary<string, object> Connection { get; }

    public string WorkingFolder { get; }

    public Process Process { get; private set; }

    public int Port(string name) => (int)Connection[name];

    /// <summary>A new process on the same ports, as Jupyter does on a restart.</summary>
    public void StartAgain()
    {
        Process.Dispose();
        Process = Start(null);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Process.Dispose();
        _folder.Dispose();
    }

    private Process Start(IReadOnlyDictionary<string, string>? environment)
    {
        var process = CimProcess.Start(WorkingFolder, environment, "kernel", "start", _folder.File("connection.json"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}
