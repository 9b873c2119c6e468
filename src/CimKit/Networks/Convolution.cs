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

    /// <inheritdoc/>
    public override int WeightRows(TensorShape input) => input.Channels * Kernel * Kernel;

    internal override Int128 WideRows(TensorShape input) => (Int128)input.Channels * Kernel * Kernel;

    internal override TensorShape Infer(TensorShape input) =>
        new(Outputs, Positions(input.Height), Positions(input.Width));

    internal override IEnumerable<string> Problems(TensorShape input)
    {
        if (Kernel > input.Height + 2 * Padding || Kernel > input.Width + 2 * Padding)
            yield return $"{Name}: Kernel must be at most the padded input, "
                + $"{input.Height + 2 * Padding}×{input.Width + 2 * Padding}; got {Kernel}.";
        var padded = (Int128)input.Channels * (input.Height + 2 * Padding) * (input.Width + 2 * Padding);
        if (padded > NetworkSpec.LargestMap)
            yield return $"{Name}: the padded input must hold at most {NetworkSpec.LargestMap} values; got {padded}.";
    }

    private int Positions(int size) => (int)Math.Floor((size + 2.0 * Padding - Kernel) / Stride) + 1;
}
