using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>One weight matrix on devices and what it takes to train it: arrays, and numbers beside them.</summary>
/// <remarks>Weights are in the unit of the devices. Products are numbered; a number stands for its random pulses and for its place in the order of transfers.</remarks>
public interface IArrayLearner
{
    /// <summary>Rows.</summary>
    int Outputs { get; }

    /// <summary>Columns.</summary>
    int Inputs { get; }

    /// <summary>Sets the weights, as near as the devices allow.</summary>
    /// <param name="target">Shape [outputs, inputs].</param>
    void Program(ReadOnlySpan<float> target);

    /// <summary>The weights that the forward and the backward pass compute with.</summary>
    /// <param name="target">Filled; shape [outputs, inputs].</param>
    void Read(Span<float> target);

    /// <summary>Moves the weights toward −λ·d·xᵀ for one product or several.</summary>
    /// <param name="inputs">x, shape [products, inputs].</param>
    /// <param name="errors">d, shape [products, outputs].</param>
    /// <param name="rate">λ, 0 or greater.</param>
    /// <param name="step">Number of the first product.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <returns>Pulses to all arrays.</returns>
    UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, [Unit("1")] double rate, long step, int threads = 1);

    /// <summary>Lets the time of a mini-batch pass: weights on devices may leak and wander.</summary>
    /// <param name="step">Number of the mini-batch.</param>
    void Relax(long step);

    /// <summary>Everything that updates change, to be kept and restored in place.</summary>
    IEnumerable<KeyValuePair<string, float[]>> State();
}
