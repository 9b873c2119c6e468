using System.Runtime.InteropServices;
using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Neural.Layers;
using static TorchSharp.torch;

namespace CimKit.Neural.Arrays;

/// <summary>One layer whose sums come from arrays: weights are programmed anew at every call, from the same stream.</summary>
/// <param name="groups">The layer's matrices.</param>
/// <param name="profiles">One per matrix; where converters have to be calibrated.</param>
/// <param name="weightBits">Word length of the weights.</param>
/// <param name="design">Cells and converters.</param>
/// <param name="seeds">The chip.</param>
/// <param name="cancellation">Stops between images.</param>
internal sealed class ArrayLayer(
    IReadOnlyList<LayerPlan> groups, IReadOnlyList<PartialSumProfile>? profiles, int weightBits, ArrayDesign design, SeedTree seeds,
    CancellationToken cancellation) : IArrayProduct
{
    public Tensor Sums(Tensor inputs, Tensor weights, long[] shape)
    {
        var images = (int)shape[0];
        var (codes, weightCodes) = (Bytes(inputs), Bytes(weights));
        var sums = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (var group = 0; group < groups.Count; group++)
            Fill(group, codes, weightCodes, images, sums);
        return tensor(sums, shape).to(inputs.device);
    }

    private void Fill(int group, byte[] codes, byte[] weightCodes, int images, float[] sums)
    {
        var old = groups[group];
        var layer = new LayerPlan(
            old.Shaped, old.Quantized with { WeightCodes = MemoryMarshal.Cast<byte, sbyte>(weightCodes).ToArray() }, old.Format, old.IsLast, group);
        var cells = new CrossbarLayer(layer, layer.Tile(weightBits, design), design, profiles?[group], seeds[layer.Name]);
        var (size, outputs) = (layer.Shaped.Input.Count, layer.Specified.Outputs);
        var parts = Math.Min(images, Environment.ProcessorCount);
        // Every image has vector numbers of its own: noise of reads does not depend on the number of parts.
        Parallel.For(0, parts, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            var (product, patches) = (cells.CreateProduct(), new PatchReader(layer));
            var vectors = new byte[layer.Positions * layer.Rows + PatchReader.Slack];
            var found = new double[layer.Positions * layer.Outputs];
            for (var image = images * part / parts; image < images * (part + 1) / parts && !cancellation.IsCancellationRequested; image++)
            {
                patches.Load(codes.AsSpan(image * size, size));
                for (var position = 0; position < layer.Positions; position++)
                    patches.Read(position, vectors.AsSpan(position * layer.Rows));
                product.VectorNumber = (long)image * layer.Positions;
                product.Multiply(vectors.AsSpan(0, layer.Positions * layer.Rows), layer.Positions, found);
                for (var output = 0; output < layer.Outputs; output++)
                    for (var position = 0; position < layer.Positions; position++)
                        sums[(image * outputs + layer.FirstOutput + output) * layer.Positions + position] =
                            (float)found[position * layer.Outputs + output];
            }
        });
    }

    private static byte[] Bytes(Tensor codes)
    {
        using var scope = NewDisposeScope();
        return MemoryMarshal.AsBytes(codes.detach().round().to(ScalarType.Int8).cpu().contiguous().data<sbyte>().ToArray().AsSpan()).ToArray();
    }
}
