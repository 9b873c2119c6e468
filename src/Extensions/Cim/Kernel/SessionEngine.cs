using CimKit.Notebooks;

namespace Cim.Kernel;

internal sealed class SessionEngine : ICellEngine
{
    public static ICellEngine Create() => new SessionEngine();
    public void Dispose() { }
    public Task WarmUpAsync() => Task.CompletedTask;
    public Task<CellResult> ExecuteAsync(string code, ICellOutput output, CancellationToken interrupt) { output.Write(OutputStream.Standard, code); output.Result(MimeBundle.PlainText("2")); return Task.FromResult(new CellResult(null)); }
    public Task<Completions> CompleteAsync(string code, int position) => Task.FromResult(new Completions([], 0, position));
    public Task<MimeBundle?> InspectAsync(string code, int position) => Task.FromResult<MimeBundle?>(null);
    public CodeState Judge(string code) => new("complete", "");
}
