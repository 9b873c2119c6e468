using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>What one layer left behind: its weights and the input it saw, for one image or several.</summary>
public sealed record LayerTrace
{
    /// <summary>Name of the layer.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Weights as mapped to the arrays.</summary>
    public required WeightMatrix Weights { get; init; }

    /// <summary>Bit-serial input of one image, or of several one after another.</summary>
    public required InputCycles Inputs { get; init; }

    /// <summary>Weights before the last update, if training was recorded.</summary>
    public WeightMatrix? PreviousWeights { get; init; }

    internal LayerTrace Image(int image, int images)
    {
        if (images == 1)
            return this;
        var cycles = Inputs.Cycles / images;
        return this with { Inputs = Inputs.Part(image * cycles, cycles) };
    }

    /// <summary>The trace of a quantised layer and the codes it read for one image.</summary>
    /// <param name="layer">Weight codes, shape [outputs, rows].</param>
    /// <param name="row">The layer's row of the table, padding included.</param>
    /// <param name="activations">Codes the layer read, in the order channel, row, column.</param>
    /// <param name="weightBits">Word length of the weight codes.</param>
    /// <param name="activationBits">Word length of the activation codes, sign included.</param>
    /// <exception cref="InvalidDesignException">Lengths or codes do not fit.</exception>
    public static LayerTrace Of(
        QuantizedLayer layer, LayerTableRow row, ReadOnlySpan<int> activations, int weightBits, int activationBits)
    {
        var (rows, outputs) = (checked((int)row.WeightRows), row.Outputs);
        InvalidDesignException.ThrowIfAny($"Layer '{layer.Name}'", layer.WeightCodes.Length == row.Weights
            ? []
            : [$"WeightCodes must hold {outputs}×{rows} codes; got {layer.WeightCodes.Length}."]);
        var codes = new short[rows * outputs];
        var source = layer.WeightCodes.Span;
        for (var output = 0; output < outputs; output++)
        {
            for (var index = 0; index < rows; index++)
                codes[index * outputs + output] = source[output * rows + index];
        }
        return new LayerTrace
        {
            Name = layer.Name,
            Weights = new WeightMatrix(rows, outputs, weightBits, codes),
            Inputs = InputUnfolding.Unfold(activations, row, activationBits),
        };
    }
}
