using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Crossbars;

namespace CimKit.Inference;

/// <summary>Runs one weight matrix on a batch of images: codes in, codes or logits out. One instance serves one thread.</summary>
internal sealed class LayerRunner
{
    private readonly LayerPlan layer;
    private readonly PatchReader patches;
    private readonly byte[] vectors;
    private readonly double[] sums;

    /// <param name="layer">The layer.</param>
    /// <param name="product">Its arrays.</param>
    public LayerRunner(LayerPlan layer, MatrixProduct product)
    {
        (this.layer, Product) = (layer, product);
        patches = new PatchReader(layer);
        vectors = new byte[GroupedProduct.Batch * layer.Rows + PatchReader.Slack];
        sums = new double[GroupedProduct.Batch * layer.Outputs];
    }

    public MatrixProduct Product { get; }

    /// <summary>Runs the matrix.</summary>
    /// <param name="inputs">Image after image: channel, row, column.</param>
    /// <param name="firstImage">Number of the first image in its set.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="outputs">Filled likewise, unless the layer is the last one.</param>
    /// <param name="logits">Filled by the last layer.</param>
    /// <param name="cancellation">Stops between batches of vectors.</param>
    public void Run(
        ReadOnlySpan<byte> inputs, long firstImage, int count, Span<byte> outputs, Span<double> logits, CancellationToken cancellation)
    {
        var filled = 0;
        var first = 0;
        for (var image = 0; image < count; image++)
        {
            patches.Load(inputs.Slice(image * layer.Shaped.Input.Count, layer.Shaped.Input.Count));
            for (var position = 0; position < layer.Positions; position++)
            {
                patches.Read(position, vectors.AsSpan(filled * layer.Rows));
                if (++filled < GroupedProduct.Batch)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                Flush(firstImage, first, filled, outputs, logits);
                (first, filled) = (first + filled, 0);
            }
        }
        if (filled > 0)
            Flush(firstImage, first, filled, outputs, logits);
    }

    private void Flush(long firstImage, int first, int count, Span<byte> outputs, Span<double> logits)
    {
        Product.VectorNumber = firstImage * layer.Positions + first;
        Product.Multiply(vectors.AsSpan(0, count * layer.Rows), count, sums.AsSpan(0, count * layer.Outputs));
        for (var vector = 0; vector < count; vector++)
        {
            var (image, position) = Math.DivRem(first + vector, layer.Positions);
            var start = (image * layer.Specified.Outputs + layer.FirstOutput) * layer.Positions + position;
            var row = sums.AsSpan(vector * layer.Outputs, layer.Outputs);
            if (layer.IsLast)
                EmitLogits(row, logits[start..]);
            else
                EmitCodes(row, outputs[start..]);
        }
    }

    private void EmitLogits(ReadOnlySpan<double> row, Span<double> logits)
    {
        for (var output = 0; output < row.Length; output++)
        {
            var value = row[output] * layer.Multiplier[output] + layer.Offset[output];
            logits[output * layer.Positions] = layer.Specified.HasRelu ? Math.Max(0, value) : value;
        }
    }

    /// <summary>Integer sums of one position become codes of the next layer.</summary>
    private void EmitCodes(ReadOnlySpan<double> row, Span<byte> codes)
    {
        var minimum = layer.Specified.HasRelu ? Math.Max(0, layer.Quantized.MinimumCode) : layer.Quantized.MinimumCode;
        var maximum = layer.Quantized.MaximumCode;
        var output = EmitManyCodes(row, codes, minimum, maximum);
        for (; output < row.Length; output++)
        {
            var value = Math.Round(row[output] * layer.Multiplier[output] + layer.Offset[output], MidpointRounding.ToEven);
            codes[output * layer.Positions] = unchecked((byte)(int)Math.Clamp(value, minimum, maximum));
        }
    }

    /// <summary>Eight outputs at a time.</summary>
    /// <returns>Outputs that are done.</returns>
    private int EmitManyCodes(ReadOnlySpan<double> row, Span<byte> codes, int minimum, int maximum)
    {
        ref var sum = ref MemoryMarshal.GetReference(row);
        ref var multiplier = ref MemoryMarshal.GetArrayDataReference(layer.Multiplier);
        ref var offset = ref MemoryMarshal.GetArrayDataReference(layer.Offset);
        ref var code = ref MemoryMarshal.GetReference(codes);
        var (store, output, positions) = (new CodeStore(minimum, maximum), 0, layer.Positions);
        for (; output <= row.Length - CodeStore.Width; output += CodeStore.Width)
            store.Write(Vector512.LoadUnsafe(ref sum, (nuint)output) * Vector512.LoadUnsafe(ref multiplier, (nuint)output)
                + Vector512.LoadUnsafe(ref offset, (nuint)output), ref Unsafe.Add(ref code, output * positions), positions);
        return output;
    }
}
