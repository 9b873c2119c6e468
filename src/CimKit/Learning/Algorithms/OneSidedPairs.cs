using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>Pulsed descent on pairs of devices that only go up; a pair that has come far is reset and written again.</summary>
/// <remarks><see cref="OneSidedPair"/> says what one pair does. Source: [Nandakumar2020], [Rasch2021].</remarks>
public sealed record OneSidedPairs : ArrayAlgorithm
{
    /// <summary>Part of the range that the larger of both must exceed for a refresh.</summary>
    [Unit("1")]
    public double RefreshLarger { get; init => field = Require.InRange(value, 0, 1); } = 0.75;

    /// <summary>Part of the range that the smaller of both must exceed for a refresh.</summary>
    [Unit("1")]
    public double RefreshSmaller { get; init => field = Require.InRange(value, 0, 1); } = 0.25;

    /// <inheritdoc/>
    public override bool HoldsBothSigns => true;

    private protected override IArrayLearner Build(PulsedResponse response, int outputs, int inputs, SeedTree seeds) => new OneSidedLearner(
        this,
        new(response, outputs, inputs, seeds["plus"], Trains, null, isOneSided: true),
        new(response, outputs, inputs, seeds["minus"], Trains, null, isOneSided: true),
        new Philox(seeds["resets"].Seed));
}
