using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference.PostTraining;

namespace Cim.Evaluating;

/// <summary>Arrays, and word lengths of weights and inputs.</summary>
internal sealed record DesignAndWords(ArrayDesign Design, PostTrainingOptions Quantization)
{
    /// <exception cref="InvalidDesignException">Accuracy of such a chip cannot be computed.</exception>
    public static DesignAndWords Of(ChipDesign chip)
    {
        var (weights, inputs) = (chip.Array.WeightBits, chip.Array.InputBits);
        InvalidDesignException.ThrowIfAny(chip.Name, weights is < 2 or > 8 || inputs is < 2 or > 8
            ? [$"{chip.Name}: array.weightBits and array.inputBits must be 2 to 8 for accuracy; got {weights} and {inputs}."]
            : []);
        return new DesignAndWords(ChipArrays.Of(chip), new PostTrainingOptions { WeightBits = weights, ActivationBits = inputs });
    }
}
