using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning.Algorithms;

namespace CimKit.Neural.Training;

/// <summary>Weights on devices that answer to single pulses, moved by products of errors and inputs, one per image or position.</summary>
/// <remarks>
/// A weight of 1 stands for <see cref="WeightRange"/> in the unit of the devices, and so do rates: a product asks for −λ·d·xᵀ of
/// the network's weights with the rate λ of the training, x the layer's inputs and d its errors as they are quantised. Rates of
/// <see cref="Algorithm"/> are in the unit of the devices. Momentum does not apply; biases stay numbers.
/// </remarks>
/// <param name="Response">The mean device and how devices differ.</param>
/// <param name="Algorithm">How products become pulses, and on which arrays.</param>
public sealed record PulsedTraining(PulsedResponse Response, ArrayAlgorithm Algorithm) : DeviceTraining
{
    /// <summary>Weight of a device that stands for a weight of 1: the nearer of its mean bounds, so that a mean device holds every weight; the upper one for pairs.</summary>
    [Unit("1")]
    public double WeightRange => Algorithm.HoldsBothSigns ? Response.Maximum : Math.Min(Response.Maximum, -Response.Minimum);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems()
    {
        var problems = Algorithm.Problems(Response).Select(problem => "Algorithm: " + problem).ToList();
        if (Response.Minimum == 0 && !Algorithm.HoldsBothSigns)
            problems.Add("Response must have a Minimum below 0 to hold weights of both signs, or Algorithm be OneSidedPairs; got 0.");
        return problems;
    }
}
