using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>Sends a cell's output to Jupyter; every message carries the request that ran the cell as parent.</summary>
internal sealed class JupyterCellOutput : ICellOutput
{
    private readonly Message _request;
    private readonly IoPub _ioPub;
    private readonly StdinChannel _stdin;
    private readonly int _executionCount;
    private readonly StreamBuffer _streams;
    private readonly bool _silent;

    public JupyterCellOutput(Message request, IoPub ioPub, StdinChannel stdin, int executionCount, bool silent)
    {
        (_request, _ioPub, _stdin, _executionCount, _silent) = (request, ioPub, stdin, executionCount, silent);
        _streams = new StreamBuffer((stream, text) => Publish("stream", new JsonObject
        {
            ["name"] = stream == OutputStream.Error ? "stderr" : "stdout",
            ["text"] = text,
        }));
    }

    /// <summary>Plain text of the cell's value, for the history; null if it has none.</summary>
    public string? ResultText { get; private set; }

    public void Write(OutputStream stream, string text) => _streams.Write(stream, text);

    public void Display(MimeBundle bundle, string? displayId) => Send("display_data", Displayed(bundle, displayId));

    public void Update(MimeBundle bundle, string displayId) => Send("update_display_data", Displayed(bundle, displayId));

    public void Result(MimeBundle bundle)
    {
        ResultText = bundle.Data.GetValueOrDefault("text/plain");
        var content = Displayed(bundle, null);
        content["execution_count"] = _executionCount;
        Send("execute_result", content);
    }

    public void Clear(bool wait) => Send("clear_output", new JsonObject { ["wait"] = wait });

    public void Error(CellError error) => Send("error", Failure.Content(error));

    public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
    {
        if (!_request.Content.Flag("allow_stdin", otherwise: false))
            throw new NotSupportedException("This client answers no questions (allow_stdin is false), so the cell cannot read a line.");
        _streams.Flush();
        return _stdin.Ask(_request, prompt, isPassword, cancellation);
    }

    /// <summary>Sends what is still gathered.</summary>
    public void Flush() => _streams.Flush();

    private void Send(string type, JsonObject content) => _streams.Flush(() => Publish(type, content));

    private void Publish(string type, JsonObject content)
    {
        if (!_silent)
            _ioPub.Publish(type, content, _request);
    }

    private static JsonObject Displayed(MimeBundle bundle, string? displayId)
    {
        var content = new JsonObject { ["data"] = MimeJson.Data(bundle), ["metadata"] = new JsonObject() };
        content["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId };
        return content;
    }
}
