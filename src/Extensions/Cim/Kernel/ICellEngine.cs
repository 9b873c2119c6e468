using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>What the kernel asks of whatever runs the cells. Positions are UTF-16 offsets.</summary>
internal interface ICellEngine : IDisposable
{
    Task WarmUpAsync();

    Task<CellResult> ExecuteAsync(string code, ICellOutput output, CancellationToken interrupt);

    Task<Completions> CompleteAsync(string code, int position);

    /// <summary>Help on what stands at the position; null if there is nothing to say.</summary>
    Task<MimeBundle?> InspectAsync(string code, int position);

    CodeState Judge(string code);
}
