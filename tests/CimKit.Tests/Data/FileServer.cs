using System.Net;
using System.Net.Sockets;

namespace CimKit.Tests.Data;

/// <summary>A loopback server with one file that can break off, ignore ranges, or lie about the length.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _content;
    private readonly Queue<int> _cuts;
    private readonly bool _knowsRanges;
    private readonly Task _loop;

    /// <param name="content">The file.</param>
    /// <param name="cuts">After how many bytes the first answers break off.</param>
    /// <param name="knowsRanges">False to send the whole file always.</param>
    public FileServer(byte[] content, int[]? cuts = null, bool knowsRanges = true)
    {
        (_content, _cuts, _knowsRanges) = (content, new Queue<int>(cuts ?? []), knowsRanges);
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/file");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _loop = Task.Run(Serve);
    }

    public Uri Address { get; }

    /// <summary>The Range header of every request; "" for none.</summary>
    public List<string> Ranges { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _loop.Wait();
        _listener.Close();
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        var range = context.Request.Headers["Range"] ?? "";
        Ranges.Add(range);
        var start = _knowsRanges && range.Length > 0 ? int.Parse(range["bytes=".Length..].TrimEnd('-')) : 0;
        if (start > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers["Content-Range"] = $"bytes {start}-{_content.Length - 1}/{_content.Length}";
        }
        context.Response.ContentLength64 = _content.Length - start;
        if (_cuts.TryDequeue(out var cut))
        {
            await context.Response.OutputStream.WriteAsync(_content.AsMemory(start, cut));
            await context.Response.OutputStream.FlushAsync();
            context.Response.Abort();
            return;
        }
        await context.Response.OutputStream.WriteAsync(_content.AsMemory(start));
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
