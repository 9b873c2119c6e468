using CimKit.Foundation;

namespace CimKit.Crossbars.Wires;

/// <summary>First-order loss of a product along its columns: cheap enough for training, meant for small losses only.</summary>
/// <remarks>
/// With a = (n/κ)·Σ|w·x| and c = a·(0.05·a² − 0.2·a + 0.5): y = Σ w·x − λ·c·Σ w·x·(1 − (1 − j/n)²), n inputs j from 0. Row lines have no
/// resistance. Source: [Rasch2021].
/// </remarks>
/// <param name="ConductanceRatio">κ: conductance of a wire segment over the largest conductance of a cell.</param>
public sealed record FirstOrderWires([property: Unit("1")] double ConductanceRatio)
{
    /// <summary>λ: 1 for the whole effect.</summary>
    [Unit("1")]
    public double Scale { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Outputs of a weight matrix.</summary>
    /// <param name="weights">Shape [outputs, inputs].</param>
    /// <param name="inputs">One per input.</param>
    /// <returns>One per output.</returns>
    /// <exception cref="ArgumentException"><paramref name="weights"/> does not hold whole outputs.</exception>
    public double[] Multiply(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs)
    {
        Require.Positive(ConductanceRatio, name: nameof(ConductanceRatio));
        if (inputs.Length == 0 || weights.Length % inputs.Length != 0)
            throw new ArgumentException($"weights must hold whole outputs of {inputs.Length} inputs; got {weights.Length} weights.", nameof(weights));
        var outputs = new double[weights.Length / inputs.Length];
        for (var output = 0; output < outputs.Length; output++)
            outputs[output] = Output(weights.Slice(output * inputs.Length, inputs.Length), inputs);
        return outputs;
    }

    private double Output(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs)
    {
        var (sum, magnitude, lost) = (0.0, 0.0, 0.0);
        for (var input = 0; input < inputs.Length; input++)
        {
            var (product, place) = (weights[input] * inputs[input], 1 - (double)input / inputs.Length);
            (sum, magnitude, lost) = (sum + product, magnitude + Math.Abs(product), lost + product * (1 - place * place));
        }
        var load = inputs.Length / ConductanceRatio * magnitude;
        return sum - Scale * load * (0.05 * load * load - 0.2 * load + 0.5) * lost;
    }
}
