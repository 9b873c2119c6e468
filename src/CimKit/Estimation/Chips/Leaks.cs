using System.Collections.Immutable;

namespace CimKit.Estimation.Chips;

/// <summary>Leakage of the layers' tiles while they work and while they wait.</summary>
/// <remarks>Source: [Peng2019].</remarks>
internal static class Leaks
{
    /// <summary>One layer works at a time, and every other tile waits for it.</summary>
    /// <remarks>Reference: waiting tiles leak like those of the layer at work (L12). Corrected: each like its own.</remarks>
    internal static ImmutableArray<LayerEstimate> LayerByLayer(ImmutableArray<LayerEstimate> layers, bool isReference)
    {
        var tiles = layers.Sum(layer => (double)layer.Mapping.Tiles.Count);
        var all = layers.Sum(layer => layer.Mapping.Tiles.Count * layer.TileLeakage);
        return [.. layers.Select(layer =>
        {
            var own = layer.Mapping.Tiles.Count;
            var waiting = isReference ? layer.TileLeakage * (tiles - own) : all - own * layer.TileLeakage;
            return layer with
            {
                LeakagePower = own * layer.TileLeakage,
                LeakageEnergy = (waiting + own * layer.TileLeakageInUse) * layer.Total.Latency,
            };
        })];
    }

    /// <summary>Every layer works once in a beat and waits for the rest of it.</summary>
    /// <remarks>Reference: the beat is the slowest layer so far (L13). Corrected: the slowest of all.</remarks>
    internal static ImmutableArray<LayerEstimate> OfPipeline(ImmutableArray<LayerEstimate> layers, bool isReference)
    {
        var slowest = layers.Max(layer => layer.Total.Latency);
        var beat = isReference ? 0 : slowest;
        return [.. layers.Select(layer =>
        {
            var latency = layer.Total.Latency;
            beat = Math.Max(beat, latency);
            var power = layer.Mapping.Tiles.Count
                * (layer.TileLeakage * (beat - latency) + layer.TileLeakageInUse * latency) / beat;
            return layer with { LeakagePower = power, LeakageEnergy = power * slowest };
        })];
    }
}
