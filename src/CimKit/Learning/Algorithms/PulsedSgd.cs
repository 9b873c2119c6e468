using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>Stochastic gradient descent by pulse trains straight on the devices of the weights.</summary>
/// <remarks>Source: [Gokmen2016].</remarks>
public sealed record PulsedSgd : ArrayAlgorithm
{
    private protected override IArrayLearner Build(PulsedResponse response, int outputs, int inputs, SeedTree seeds) =>
        new PulsedSgdLearner(new(response, outputs, inputs, seeds, Trains));
}
