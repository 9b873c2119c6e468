using CimKit.Foundation;

namespace CimKit.Traces;

/// <summary>What one layer left behind: its weights and the input it saw, for one image.</summary>
public sealed record LayerTrace
{
    /// <summary>Name of the layer.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Weights as mapped to the arrays.</summary>
    public required WeightMatrix Weights { get; init; }

    /// <summary>Bit-serial input of one image.</summary>
    public required InputCycles Inputs { get; init; }

    /// <summary>Weights before the last update, if training was recorded.</summary>
    public WeightMatrix? PreviousWeights { get; init; }
}
