using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Inference;

public class DynamicRangeSearchTests
{
    /// <summary>The definition: every layer's ranges from a run of all images through the layers before it.</summary>
    [Fact]
    public void Run_AnyNetwork_EqualsARunOfAllEarlierLayersForEach() => Gen.Select(Gen.UInt, Gen.Int[3, 6]).Sample((seed, bits) =>
    {
        var random = new SeedTree(seed)["dynamic"].ToRandom();
        var network = RandomNetworks.Create(random);
        var images = RandomNetworks.Images(network.Spec.Input, random.Next(1, 5), random);
        var range = bits < 6 && random.Next(2) == 0 ? AdcRange.Published : AdcRange.Dynamic;
        var design = RandomNetworks.Design(adc: new AdcDesign { Bits = bits, Scheme = ConversionScheme.Separate, Range = range, Rounding = AdcRounding.Floor });
        var plan = new NetworkPlan(network);
        var layers = plan.Layers.Select(layer => new CrossbarLayer(layer, layer.Tile(network.WeightBits, design), design, null, new SeedTree(1))).ToArray();
        var (tables, logits) = (new List<Func<int, int, AdcTables>>(), new double[images.Count * plan.Classes]);
        for (var last = 0; last <= layers.Length; last++)
        {
            var products = layers.Take(last).Select((layer, index) => layer.CreateProduct(tables[index]));
            var runner = new ImageRunner(plan, [.. products, .. layers.Skip(last).Take(1).Select(layer => layer.CreateRangeFinder())]);
            for (var image = 0; image < images.Count; image++)
                runner.Run(images.Image(image), image, 1, logits.AsSpan(image * plan.Classes, plan.Classes), CancellationToken.None);
            if (last == layers.Length)
                break;
            var ranges = ((DynamicRangeProduct)runner.Products[^1]).Ranges;
            var planes = layers[last].Tiling.Input.Planes;
            var all = Enumerable.Range(0, layers[last].Tiling.Arrays * planes)
                .Select(call => ranges.Tables(call / planes, call % planes, design.Adc)).ToArray();
            tables.Add((array, plane) => all[array * planes + plane]);
        }
        return CrossbarNetwork.Program(network, design).Evaluate(images, 2).Logits.Span.SequenceEqual(logits);
    }, iter: 10);
}
