using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>One layer with weights, as the hardware side reads it: sizes of its input map and its kernels.</summary>
/// <remarks>
/// A fully connected layer has a 1×1 input map and a 1×1 kernel, and as many input channels as inputs.
/// The eight columns of the published table are all but <see cref="Padding"/>, which the table does not hold.
/// </remarks>
public sealed record LayerTableRow
{
    /// <summary>Largest count a row may hold in one direction of a map or kernel.</summary>
    public const int MaximumExtent = 1 << 16;

    /// <summary>Largest number of channels, inputs or outputs.</summary>
    public const int MaximumChannels = 1 << 24;

    /// <summary>Largest number of weights of a layer.</summary>
    public const int MaximumWeights = 1 << 28;

    /// <summary>Rows of the input map.</summary>
    public required int InputHeight { get; init => field = Require.InRange(value, 1, MaximumExtent); }

    /// <summary>Columns of the input map.</summary>
    public required int InputWidth { get; init => field = Require.InRange(value, 1, MaximumExtent); }

    /// <summary>Channels of the input map; inputs of a fully connected layer.</summary>
    public required int InputChannels { get; init => field = Require.InRange(value, 1, MaximumChannels); }

    /// <summary>Rows of a kernel.</summary>
    public required int KernelHeight { get; init => field = Require.InRange(value, 1, MaximumExtent); }

    /// <summary>Columns of a kernel.</summary>
    public required int KernelWidth { get; init => field = Require.InRange(value, 1, MaximumExtent); }

    /// <summary>Kernels: output channels, or outputs of a fully connected layer.</summary>
    public required int Outputs { get; init => field = Require.InRange(value, 1, MaximumChannels); }

    /// <summary>True if a pooling layer follows.</summary>
    public bool HasPooling { get; init; }

    /// <summary>Step between two kernel positions, in both directions.</summary>
    public int Stride { get; init => field = Require.InRange(value, 1, MaximumExtent); } = 1;

    /// <summary>Zeros added on every side of the input map; not a column of the published table.</summary>
    public int Padding { get; init => field = Require.InRange(value, 0, MaximumExtent); }

    /// <summary>Positions inside a kernel, K_h·K_w.</summary>
    public int KernelArea => KernelHeight * KernelWidth;

    /// <summary>Rows of the unrolled weight matrix, ordered (channel, kernel row, kernel column).</summary>
    public long WeightRows => (long)InputChannels * KernelHeight * KernelWidth;

    /// <summary>Weights of the layer.</summary>
    public long Weights => WeightRows * Outputs;

    /// <summary>Rows of the output map before pooling, padding and stride counted; below 1 if the kernel does not fit.</summary>
    public int OutputHeight => Steps(InputHeight, KernelHeight);

    /// <summary>Columns of the output map before pooling, padding and stride counted; below 1 if the kernel does not fit.</summary>
    public int OutputWidth => Steps(InputWidth, KernelWidth);

    /// <summary>Kernel positions of one image: input vectors that the arrays see.</summary>
    /// <remarks>
    /// <see cref="Fidelity.Reference"/> knows no padding and truncates the real product (H−K_h+1)/s·(W−K_w+1)/s
    /// (quirk Q2); <see cref="Fidelity.Corrected"/> counts the positions of the padded map.
    /// Source: first principles.
    /// </remarks>
    public long Positions(Fidelity fidelity) => fidelity == Fidelity.Reference
        ? (long)((InputHeight - KernelHeight + 1) / (double)Stride * (InputWidth - KernelWidth + 1) / Stride)
        : (long)OutputHeight * OutputWidth;

    /// <summary>Operations of one image, a multiplication and an addition counted as two.</summary>
    /// <remarks>
    /// <see cref="Fidelity.Reference"/> uses the size of the input map for every stride and padding (quirk Q3).
    /// Source: first principles.
    /// </remarks>
    public long Operations(Fidelity fidelity) => fidelity == Fidelity.Reference
        ? 2L * InputHeight * InputWidth * Weights
        : 2L * OutputHeight * OutputWidth * Weights;

    /// <summary>Rules across columns that are broken; empty if the layer can be evaluated.</summary>
    public IEnumerable<string> Problems()
    {
        if (KernelHeight > InputHeight + 2 * Padding || KernelWidth > InputWidth + 2 * Padding)
            yield return $"kernel {KernelHeight}×{KernelWidth} must fit the input map {InputHeight}×{InputWidth}"
                + (Padding > 0 ? $" with padding {Padding}." : ".");
        foreach (var problem in SizeProblems())
            yield return problem;
    }

    internal IEnumerable<string> SizeProblems()
    {
        if (WeightRows > MaximumWeights || Weights > MaximumWeights)
            yield return $"weights must be at most {MaximumWeights}; got {WeightRows}×{Outputs}.";
    }

    private int Steps(int size, int kernel) =>
        size + 2 * Padding < kernel ? 0 : (size + 2 * Padding - kernel) / Stride + 1;
}
