using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>A fast array A gets the gradients; its columns, read one after the other, are carried to the slow array C of the weights.</summary>
/// <remarks>
/// A devices' asymmetry pulls A to its symmetry point instead of pulling the weights. What is computed with is γ·A + C. Source:
/// [Gokmen2020] for <see cref="Transfer.Pulsed"/>, [Gokmen2021] for <see cref="Transfer.Buffered"/>.
/// </remarks>
public sealed record TikiTaka : ArrayAlgorithm
{
    /// <summary>Devices of the fast array; null for those of the weights.</summary>
    public PulsedResponse? Fast { get; init; }

    /// <summary>How a column of A comes to C.</summary>
    public Transfer Transfer { get; init; } = Transfer.Buffered;

    /// <summary>Products between two transfers of a column.</summary>
    public int TransferEvery { get; init => field = Require.Positive(value); } = 2;

    /// <summary>α: part of A that a pulsed transfer adds to C; pulses of C per unit of A of a buffered one.</summary>
    [Unit("1")]
    public required double TransferRate { get; init => field = Require.Positive(value); }

    /// <summary>γ: part of A in the weights.</summary>
    [Unit("1")]
    public double FastPart { get; init => field = Require.InRange(value, 0, 100); }

    /// <summary>Error of the reference at the symmetry point of A's devices; null if none is subtracted, without which the algorithm gains nothing.</summary>
    [Unit("1")]
    public double? ReferenceError { get; init => field = value is { } given ? Require.NotNegative(given) : null; } = 0;

    /// <summary>Noise of one number of a column that is read, in weights of A.</summary>
    [Unit("1")]
    public double ReadNoise { get; init => field = Require.NotNegative(value); }

    /// <summary>μ: part of the buffer that is left where pulses were sent; null to subtract just what was sent, so that nothing is lost.</summary>
    [Unit("1")]
    public double? Forget { get; init => field = value is { } given ? Require.InRange(given, 0, 1) : null; }

    /// <summary>Most pulses that a buffered transfer sends to a cell at once.</summary>
    public int MostPulses { get; init => field = Require.InRange(value, 1, 10_000); } = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems(PulsedResponse response) =>
        ReferenceError is null || PulsedCells.HasSymmetryPoint(Fast ?? response) ? [] :
            [$"Fast must have constant, linear or soft-bounds steps with a reference (only these have a symmetry point in closed form); got {(Fast ?? response).GetType().Name}."];

    private protected override IArrayLearner Build(PulsedResponse response, int outputs, int inputs, SeedTree seeds) =>
        new TikiTakaLearner(
            this,
            new(Fast ?? response, outputs, inputs, seeds["fast"], Trains, ReferenceError),
            new(response, outputs, inputs, seeds, Trains),
            new Philox(seeds["reads"].Seed));
}
