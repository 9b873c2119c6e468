using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Mapping.Schedules;

/// <summary>One layer works at a time; weights are copied only where a tile has room.</summary>
/// <remarks>Source: [Peng2019].</remarks>
public sealed record LayerByLayerSchedule : ILayerSchedule
{
    /// <inheritdoc/>
    public IReadOnlyList<int>? RequestedCopies(IReadOnlyList<LayerTableRow> layers, Fidelity fidelity) => null;
}
