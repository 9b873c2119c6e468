using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>Sends a cell's output to Jupyter; every message carries the request that ran the cell as parent. Text comes gathered by the session.</summary>
internal sealed class JupyterCellOutput(Message request, IoPub ioPub, StdinChannel stdin, int executionCount, bool silent) : ICellOutput
{
    /// <summary>Plain text of the cell's value, for the history; null if it has none.</summary>
    public string? ResultText { get; private set; }

    public void Write(OutputStream stream, string text) => Send("stream", new JsonObject
    {
        ["name"] = stream == OutputStream.Error ? "stderr" : "stdout",
        ["text"] = text,
    });

    public void Display(MimeBundle bundle, string? displayId) => Send("display_data", Displayed(bundle, displayId));

    public void Update(MimeBundle bundle, string displayId) => Send("update_display_data", Displayed(bundle, displayId));

    public void Result(MimeBundle bundle)
    {
        ResultText = bundle.Data.GetValueOrDefault("text/plain");
        var content = Displayed(bundle, null);
        content["execution_count"] = executionCount;
        Send("execute_result", content);
    }

    public void Clear(bool wait) => Send("clear_output", new JsonObject { ["wait"] = wait });

    public void Fail(CellError error) => Send("error", Failure.Content(error));

    public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation) =>
        request.Content.Flag("allow_stdin", otherwise: false)
            ? stdin.Ask(request, prompt, isPassword, cancellation)
            : throw new NotSupportedException("This client answers no questions (allow_stdin is false), so the cell cannot read a line.");

    private void Send(string type, JsonObject content)
    {
        if (!silent)
            ioPub.Publish(type, content, request);
    }

    private static JsonObject Displayed(MimeBundle bundle, string? displayId) => new()
    {
        ["data"] = MimeJson.Data(bundle),
        ["metadata"] = new JsonObject(),
        ["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId },
    };
}
