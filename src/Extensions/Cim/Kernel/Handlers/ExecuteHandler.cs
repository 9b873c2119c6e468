using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;
using CimKit.Extensions;
using CimKit.Notebooks;

namespace Cim.Kernel.Handlers;

/// <summary>Runs a cell. After an error, the requests that had arrived by then are answered "aborted".</summary>
internal sealed class ExecuteHandler(KernelParts parts) : IRequestHandler
{
    private int _executionCount;
    private long _abortThrough;

    public string RequestType => "execute_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        var content = request.Message.Content;
        if (request.Order <= _abortThrough)
            return new JsonObject { ["status"] = "aborted" };
        var code = content.Text("code") ?? throw new InvalidDataException("execute_request without code.");
        var silent = content.Flag("silent", otherwise: false);
        var store = !silent && content.Flag("store_history", otherwise: true);
        if (store)
            _executionCount++;
        if (!silent)
            parts.IoPub.Publish("execute_input", Numbered(new JsonObject { ["code"] = code }), request.Message);

        var output = new JupyterCellOutput(request.Message, parts.IoPub, parts.Stdin, _executionCount, silent);
        var result = await ExecuteAsync(code, output, Run(request.Message));
        if (store)
            parts.History.Add(new HistoryEntry(_executionCount, code, output.ResultText));
        return result.Error is { } error
            ? await FailedAsync(error, content)
            : await SucceededAsync(request.Message);
    }

    private async Task<CellResult> ExecuteAsync(string code, JupyterCellOutput output, CellRun? run)
    {
        var result = await RunAsync(code, output, run);
        if (result.Error is { } error)
            output.Fail(error);
        return result;
    }

    private async Task<JsonObject> FailedAsync(CellError error, JsonObject content)
    {
        if (content.Flag("stop_on_error", otherwise: true))
            _abortThrough = await parts.LastShellOrder();
        return Numbered(Failure.Reply(error));
    }

    private async Task<JsonObject> SucceededAsync(Message request)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in request.Content.Object("user_expressions") ?? [])
            values[name] = await EvaluateAsync(expression is JsonValue text && text.TryGetValue<string>(out var code) ? code : "");
        var reply = Numbered(Failure.Ok());
        reply["user_expressions"] = values;
        reply["payload"] = new JsonArray();
        return reply;
    }

    private async Task<JsonObject> EvaluateAsync(string expression)
    {
        var value = new ExpressionOutput();
        var result = await RunAsync(expression, value, run: null);
        if (result.Error is { } error)
            return Failure.Reply(error);
        var reply = Failure.Ok();
        reply["data"] = value.Value is { } bundle ? MimeJson.Data(bundle) : [];
        reply["metadata"] = new JsonObject();
        return reply;
    }

    private async Task<CellResult> RunAsync(string code, ICellOutput output, CellRun? run)
    {
        try
        {
            return await parts.Running.RunAsync(run, interrupt => parts.Session.ExecuteAsync(code, output, _executionCount, interrupt));
        }
        catch (OperationCanceledException)
        {
            return new CellResult(new CellError("Interrupted", "Interrupted before the cell began.", [], null));
        }
    }

    // JupyterLab and VS Code say which cell of the notebook it is; classic Notebook does not.
    private CellRun? Run(Message request) =>
        request.Metadata.Text("cellId") is { Length: > 0 } cell ? new CellRun(cell, _executionCount) : null;

    private JsonObject Numbered(JsonObject content)
    {
        content["execution_count"] = _executionCount;
        return content;
    }
}
