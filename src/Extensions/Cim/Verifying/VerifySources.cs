using CimKit.Estimation.Verification;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Traces;

namespace Cim.Verifying;

/// <summary>Networks and traces that runs of whole chips refer to by name.</summary>
internal sealed class VerifySources(VerifyRequest request)
{
    private readonly Dictionary<string, LayerTable> _tables = new(StringComparer.Ordinal);

    public ChipVerificationOptions Options() => new()
    {
        Networks = Network,
        Traces = request.TraceFolder is null ? null : Trace,
        Runs = File.Exists(RunFile) ? () => File.OpenRead(RunFile) : null,
    };

    /// <summary>The file of runs that a file of their circuits lies beside: the same name without <c>_modules</c>.</summary>
    private string RunFile => Path.Combine(
        Path.GetDirectoryName(Path.GetFullPath(request.File))!,
        Path.GetFileName(request.File).Replace("_modules", "", StringComparison.Ordinal));

    private string NetworkFolder =>
        request.NetworkFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(request.File))!, "networks");

    private LayerTable Network(string name)
    {
        if (_tables.TryGetValue(name, out var known))
            return known;
        var path = Path.Combine(NetworkFolder, name + ".json");
        if (Path.GetFileName(name) != name || !File.Exists(path))
        {
            throw new InvalidDesignException($"Network '{name}'",
                [$"its layer table must be {path}; there is no such file. --networks names another folder."]);
        }
        using var stream = File.OpenRead(path);
        return _tables[name] = LayerTableJson.Read(stream, path);
    }

    private RunTrace Trace(string name, LayerTable table, int weightBits, int inputBits) => TraceFolder.Read(
        Path.Combine(request.TraceFolder!, name), new TraceFolderOptions { WeightBits = weightBits, ActivationBits = inputBits }) with { Table = table };
}
