using Cim.Writing;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;
using CimKit.Estimation.Activities;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Traces;

namespace Cim.Estimating;

/// <summary>Finds network, design and traces by name or file; what is wrong with any of them is told at once.</summary>
internal sealed class EstimateSources(EstimateRequest request)
{
    private readonly List<string> _problems = [.. request.Problems()];

    /// <summary>What the request names.</summary>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem is listed.</exception>
    public EstimateInputs Read(IProgress<double>? progress, CancellationToken cancellation)
    {
        var design = Guarded(Design);
        var table = Guarded(() => Table(design?.Fidelity ?? Fidelity.Corrected));
        if (request.Traces is { } path && !File.Exists(path) && !Directory.Exists(path))
            _problems.Add($"{path}: no such file or folder of traces.");
        _problems.AddRange(table?.Problems().Where(_ => request.Traces is null).Select(problem => $"{request.Network}: {problem}") ?? []);
        Check();
        var run = request.Traces is null ? null : Guarded(() => Run(design!, table!, progress, cancellation), request.Traces + ": ");
        Check();
        return new EstimateInputs(
            design!, IsFile(request.Design) ? request.Design : "preset",
            run?.Table ?? table!, IsFile(request.Network) ? request.Network : "catalogue",
            run is null ? StatisticalActivity.Typical(table!, design!.Array.WeightBits, design.Array.InputBits) : new TraceActivity { Run = run },
            run is null ? "statistics" : "traces",
            request.Traces ?? "bell-shaped weights; inputs even in the first layer, rectified in the others");
    }

    private void Check() => InvalidDesignException.ThrowIfAny("cim estimate", _problems);

    private ChipDesign Design()
    {
        if (IsFile(request.Design))
            return ChipDesignFile.Read(request.Design);
        return LooksLikeFile(request.Design)
            ? throw new FileNotFoundException($"{request.Design}: no such design file.")
            : ChipPresets.Find(request.Design);
    }

    private LayerTable Table(Fidelity fidelity)
    {
        if (!IsFile(request.Network))
        {
            return LooksLikeFile(request.Network)
                ? throw new FileNotFoundException($"{request.Network}: no such network file.")
                : LayerTable.FromNetwork(NetworkCatalog.Find(request.Network), fidelity);
        }
        if (!request.Network.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return LayerTableFile.Read(request.Network);
        using var stream = File.OpenRead(request.Network);
        return LayerTableJson.Read(stream, Path.GetFileName(request.Network));
    }

    private RunTrace Run(ChipDesign design, LayerTable table, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (weights, inputs) = (design.Array.WeightBits, design.Array.InputBits);
        if (Directory.Exists(request.Traces))
        {
            var options = new TraceFolderOptions { Table = table, WeightBits = weights, ActivationBits = inputs };
            return TraceFolder.Read(request.Traces, options, progress, cancellation);
        }
        var run = TraceFile.Read(request.Traces!, progress, cancellation);
        if (run.WeightBits != weights || run.ActivationBits != inputs)
        {
            _problems.Add($"{request.Traces}: must hold weights and inputs of the design's array, weightBits {weights} and inputBits {inputs}; "
                + $"got {run.WeightBits} and {run.ActivationBits}.");
        }
        // The eight columns of a CSV do not know padding; the trace file does.
        var isSame = run.Table.Rows.Count == table.Rows.Count
            && run.Table.Rows.Zip(table.Rows).All(pair => pair.First == pair.Second || pair.First with { Padding = 0 } == pair.Second);
        if (!isSame)
            _problems.Add($"{request.Traces}: must hold the layers of {request.Network}; it holds {run.Table.Name}, {run.Table.Rows.Count} layers, of another shape.");
        return run with { Table = run.Table with { Name = table.Name } };
    }

    private T? Guarded<T>(Func<T> read, string place = "")
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidDesignException wrong)
        {
            _problems.AddRange(wrong.Problems.Select(problem => place + problem));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _problems.Add(CommandRun.Sentence(unusable));
        }
        return null;
    }

    private static bool IsFile(string text) => File.Exists(text) || Directory.Exists(text);

    private static bool LooksLikeFile(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || Path.GetExtension(text) is ".json" or ".csv" or ".txt";
}
