namespace CimKit.Learning.Algorithms;

/// <summary>Vectors of several products side by side.</summary>
internal static class ProductSpans
{
    /// <summary>Number of products.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public static int Count(IArrayLearner learner, ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors)
    {
        var products = Math.Max(1, inputs.Length / learner.Inputs);
        return inputs.Length == products * learner.Inputs && errors.Length == products * learner.Outputs
            ? products
            : throw new ArgumentException(
                $"inputs and errors must hold {learner.Inputs} and {learner.Outputs} numbers for each product; got {inputs.Length} and {errors.Length}.", nameof(inputs));
    }
}
