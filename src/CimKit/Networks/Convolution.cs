using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Two-dimensional convolution (cross-correlation) with a square kernel.</summary>
public sealed record Convolution : WeightedLayerSpec
{
    /// <summary>Height and width of the kernel.</summary>
    public required int Kernel { get; init => field = Require.Positive(value); }

    /// <summary>Step between two positions, in both directions.</summary>
    public int Stride { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Zeros added on every side.</summary>
    public int Padding { get; init => field = Require.InRange(value, 0, 1024); }

    /// <summary>
    /// Parts that channels and outputs are divided into, in order; outputs of a part read the channels of that part only, and
    /// each part is a weight matrix of its own. As many as channels for a depth-wise convolution.
    /// </summary>
    public int Groups { get; init => field = Require.Positive(value); } = 1;

    /// <inheritdoc/>
    public override int WeightRows(TensorShape input) => input.Channels / Groups * Kernel * Kernel;

    internal override Int128 WideRows(TensorShape input) => (Int128)(input.Channels / Groups) * Kernel * Kernel;

    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) =>
        new(Outputs, Positions(inputs[0].Height), Positions(inputs[0].Width));

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs)
    {
        var input = inputs[0];
        if (Kernel > input.Height + 2 * Padding || Kernel > input.Width + 2 * Padding)
            yield return $"{Name}: Kernel must be at most the padded input, "
                + $"{input.Height + 2 * Padding}×{input.Width + 2 * Padding}; got {Kernel}.";
        var padded = (Int128)input.Channels * (input.Height + 2 * Padding) * (input.Width + 2 * Padding);
        if (padded > NetworkSpec.LargestMap)
            yield return $"{Name}: the padded input must hold at most {NetworkSpec.LargestMap} values; got {padded}.";
        if (input.Channels % Groups != 0 || Outputs % Groups != 0)
            yield return $"{Name}: Groups must divide the {input.Channels} channels that are read and the {Outputs} outputs; got {Groups}.";
    }

    private int Positions(int size) => (int)Math.Floor((size + 2.0 * Padding - Kernel) / Stride) + 1;
}
