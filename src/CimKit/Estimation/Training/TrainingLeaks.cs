using System.Collections.Immutable;

namespace CimKit.Estimation.Training;

/// <summary>Leakage energy and operations of an epoch.</summary>
internal static class TrainingLeaks
{
    // Reference: idle tiles leak like those of the layer that works (L12). Corrected: like themselves.
    internal static ImmutableArray<TrainingLayerEstimate> Of(ImmutableArray<TrainingLayerEstimate> layers, bool isReference) =>
    [
        .. layers.Select(layer =>
        {
            var idle = layers.Where(other => other != layer)
                .Sum(other => other.Mapping.Tiles.Count * (isReference ? layer : other).TileLeakage);
            var time = layer.Phases.Forward.Latency + layer.Phases.ActivationGradient.Latency;
            return layer with { LeakageEnergy = idle * time };
        }),
    ];

    internal static double Operations(TrainingContext chip)
    {
        var (fidelity, table) = (chip.Mapping.Inputs.Fidelity, chip.Mapping.Table);
        var all = (double)table.Operations(fidelity);
        return chip.Design.IsTraining ? (3 * all - table.Rows[0].Operations(fidelity)) * chip.Design.Images : all;
    }
}
