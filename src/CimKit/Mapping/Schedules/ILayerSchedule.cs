using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Mapping.Schedules;

/// <summary>In which order layers work, and how many copies of its weights a layer should have to keep pace.</summary>
public interface ILayerSchedule
{
    /// <summary>Copies each layer should work with at least; null if layers need not keep pace.</summary>
    IReadOnlyList<int>? RequestedCopies(IReadOnlyList<LayerTableRow> layers, Fidelity fidelity);
}
