using System.Numerics;
using System.Runtime.CompilerServices;
using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Runs one float weight matrix over all positions of an image. One instance serves one thread.</summary>
internal sealed class FloatMatrix
{
    private const int Block = 4;

    private readonly ShapedLayer shaped;
    private readonly FloatWeights weights;
    private readonly Convolution? convolution;
    private readonly float[] padded;
    private readonly int[] offsets;
    private readonly float[] sums;
    private readonly int height;
    private readonly int width;

    public FloatMatrix(ShapedLayer shaped, FloatWeights weights)
    {
        (this.shaped, this.weights, convolution) = (shaped, weights, shaped.Layer as Convolution);
        var padding = convolution?.Padding ?? 0;
        (height, width) = (shaped.Input.Height + 2 * padding, shaped.Input.Width + 2 * padding);
        padded = new float[weights.Channels * height * width];
        offsets = Offsets();
        sums = new float[Block * weights.Lanes];
    }

    /// <summary>Fills the matrix's outputs of a map.</summary>
    public void Run(ReadOnlySpan<float> input, Span<float> output)
    {
        Load(input);
        var positions = shaped.Output.Height * shaped.Output.Width;
        var hasRelu = ((WeightedLayerSpec)shaped.Layer).HasRelu;
        for (var first = 0; first < positions; first += Block)
        {
            var count = Math.Min(Block, positions - first);
            for (var lane = 0; lane < weights.Lanes; lane += FloatWeights.Vectors * Vector<float>.Count)
                Sum(lane, Corner(first), Corner(first + Math.Min(1, count - 1)), Corner(first + Math.Min(2, count - 1)), Corner(first + count - 1));
            for (var position = 0; position < count; position++)
                for (var column = 0; column < weights.Outputs; column++)
                {
                    var value = sums[position * weights.Lanes + column] + weights.Bias[column];
                    output[(weights.FirstOutput + column) * positions + first + position] = hasRelu ? Math.Max(0, value) : value;
                }
        }
    }

    /// <summary>Four positions times two vectors of outputs: eight sums that stay in registers.</summary>
    private void Sum(int lane, int cornerA, int cornerB, int cornerC, int cornerD)
    {
        var (lanes, step) = (weights.Lanes, Vector<float>.Count);
        ref var weight = ref weights.Values[lane];
        ref var map = ref padded[0];
        Vector<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var row = 0; row < offsets.Length; row++)
        {
            var low = Vector.LoadUnsafe(ref weight, (nuint)(row * lanes));
            var high = Vector.LoadUnsafe(ref weight, (nuint)(row * lanes + step));
            var offset = offsets[row];
            var value = new Vector<float>(Unsafe.Add(ref map, cornerA + offset));
            (a0, a1) = (Vector.FusedMultiplyAdd(low, value, a0), Vector.FusedMultiplyAdd(high, value, a1));
            value = new Vector<float>(Unsafe.Add(ref map, cornerB + offset));
            (b0, b1) = (Vector.FusedMultiplyAdd(low, value, b0), Vector.FusedMultiplyAdd(high, value, b1));
            value = new Vector<float>(Unsafe.Add(ref map, cornerC + offset));
            (c0, c1) = (Vector.FusedMultiplyAdd(low, value, c0), Vector.FusedMultiplyAdd(high, value, c1));
            value = new Vector<float>(Unsafe.Add(ref map, cornerD + offset));
            (d0, d1) = (Vector.FusedMultiplyAdd(low, value, d0), Vector.FusedMultiplyAdd(high, value, d1));
        }
        Store(0, a0, a1);
        Store(1, b0, b1);
        Store(2, c0, c1);
        Store(3, d0, d1);

        void Store(int position, Vector<float> first, Vector<float> second)
        {
            first.CopyTo(sums, position * lanes + lane);
            second.CopyTo(sums, position * lanes + lane + step);
        }
    }

    private void Load(ReadOnlySpan<float> map)
    {
        var (input, padding) = (shaped.Input, convolution?.Padding ?? 0);
        var read = map[(weights.FirstChannel * input.Height * input.Width)..];
        for (var channel = 0; channel < weights.Channels; channel++)
            for (var row = 0; row < input.Height; row++)
                read.Slice((channel * input.Height + row) * input.Width, input.Width)
                    .CopyTo(padded.AsSpan((channel * height + row + padding) * width + padding));
    }

    /// <summary>Where the kernel of an output position begins in the padded map.</summary>
    private int Corner(int position) => convolution is null
        ? 0
        : position / shaped.Output.Width * convolution.Stride * width + position % shaped.Output.Width * convolution.Stride;

    /// <summary>Where each row of the weight matrix reads, from the corner on: (channel, kernel row, kernel column).</summary>
    private int[] Offsets() => convolution is { Kernel: var kernel }
        ? Enumerable.Range(0, weights.Rows)
            .Select(row => (row / (kernel * kernel) * height + row / kernel % kernel) * width + row % kernel).ToArray()
        : Enumerable.Range(0, weights.Rows).ToArray();
}
