using CimKit.Crossbars;
using CimKit.Data;

namespace CimKit.Inference;

/// <summary>Ranges of data-dependent converters, found layer by layer over a whole image set.</summary>
internal static class DynamicRangeSearch
{
    /// <summary>One table source per layer; a layer's ranges follow from the converted outputs of those before it.</summary>
    public static Func<int, int, AdcTables>?[] Find(
        NetworkPlan plan, IReadOnlyList<CrossbarLayer> layers, ImageSet images, int threads, CancellationToken cancellation)
    {
        var found = new Func<int, int, AdcTables>?[layers.Count];
        for (var index = 0; index < layers.Count; index++)
        {
            var last = index;
            var runners = ImageLoop.Run(plan, images, threads, () => new ImageRunner(plan,
                [.. layers.Take(last).Select((layer, before) => layer.CreateProduct(found[before])), layers[last].CreateRangeFinder()]),
                new double[images.Count * plan.Classes], null, cancellation);
            found[index] = Tables(layers[index], runners);
        }
        return found;
    }

    private static Func<int, int, AdcTables> Tables(CrossbarLayer layer, IReadOnlyList<ImageRunner> runners)
    {
        var ranges = new DynamicRanges(layer.Tiling, layer.Offset);
        foreach (var runner in runners)
            ranges.Add(((DynamicRangeProduct)runner.Products[^1]).Ranges);
        var planes = layer.Tiling.Input.Planes;
        var tables = Enumerable.Range(0, layer.Tiling.Arrays * planes)
            .Select(call => ranges.Tables(call / planes, call % planes, layer.Design.Adc)).ToArray();
        return (array, plane) => tables[array * planes + plane];
    }
}
