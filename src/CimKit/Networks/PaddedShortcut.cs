using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Shortcut without weights where the shape changes (option A): every second row and column, and channels of zeros.</summary>
/// <remarks>Channels of zeros are put half before, half behind those that are read. Source: [He2016], section 3.3.</remarks>
public sealed record PaddedShortcut : LayerSpec
{
    /// <summary>Channels of the output; at least those that are read.</summary>
    public required int Outputs { get; init => field = Require.Positive(value); }

    /// <summary>Step between two rows or columns that are kept; the first is kept.</summary>
    public int Stride { get; init => field = Require.Positive(value); } = 2;

    /// <summary>Channels of zeros before the first channel that is read.</summary>
    public int ChannelsBefore(TensorShape input) => (Outputs - input.Channels) / 2;

    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) =>
        new(Outputs, (inputs[0].Height - 1) / Stride + 1, (inputs[0].Width - 1) / Stride + 1);

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs)
    {
        if (Outputs < inputs[0].Channels)
            yield return $"{Name}: Outputs must be at least the {inputs[0].Channels} channels that are read; got {Outputs}.";
    }
}
