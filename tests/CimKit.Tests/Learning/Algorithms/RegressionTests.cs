using CimKit.Learning.Algorithms;
using Xunit;

namespace CimKit.Tests.Learning.Algorithms;

public sealed class RegressionTests
{
    private const int Seeds = 12;
    private const int PublishedSeeds = 4;

    public static TheoryData<ArrayAlgorithm, double, double> Figures { get; } = new()
    {
        { new PulsedSgd(), 0.05, 0.23 },
        { new MixedPrecision(), 0.05, 0.13 },
        { new TikiTaka { Transfer = Transfer.Pulsed, TransferRate = 0.03 }, 0.1, 0.087 },
        { new TikiTaka { TransferRate = 1 }, 0.1, 0.125 },
        { new TikiTaka { TransferRate = 1, Forget = 0.1 }, 0.1, 0.131 },
        { new TikiTaka { TransferRate = 1, Forget = 0 }, 0.1, 0.137 },
        { new TikiTaka { TransferRate = 3 }, 0.1, 0.094 },
        { new TikiTaka { TransferRate = 3, Forget = 0.1 }, 0.1, 0.097 },
        { new TikiTaka { TransferRate = 3, Forget = 0 }, 0.1, 0.098 },
        { new TikiTaka { TransferRate = 1, ReferenceError = null }, 0.1, 0.20 },
        { new TikiTaka { Transfer = Transfer.Pulsed, TransferRate = 0.03, ReferenceError = null }, 0.1, 0.225 },
    };

    [Theory, MemberData(nameof(Figures))]
    public void Error_IsThatOfTheReferenceText(ArrayAlgorithm algorithm, double rate, double figure)
    {
        var (mean, spread) = Errors(algorithm, rate);
        // The figure is a mean of four teachers and chips, ours of twelve others: three standard errors of the difference.
        Assert.Equal(figure, mean, 3 * spread * Math.Sqrt(1.0 / Seeds + 1.0 / PublishedSeeds));
    }

    [Fact]
    public void Error_OfCalibratedTransfers_IsBelowPulsesOnTheWeights()
    {
        var straight = Errors(new PulsedSgd(), 0.05).Mean;

        Assert.True(Errors(new TikiTaka { Transfer = Transfer.Pulsed, TransferRate = 0.03 }, 0.1).Mean < straight / 2);
        Assert.True(Errors(new TikiTaka { TransferRate = 3 }, 0.1).Mean < straight / 2);
        Assert.True(Errors(new TikiTaka { TransferRate = 3 }, 0.1).Mean < Errors(new TikiTaka { TransferRate = 3, ReferenceError = null }, 0.1).Mean / 2);
    }

    private static (double Mean, double Spread) Errors(ArrayAlgorithm algorithm, double rate)
    {
        var errors = Enumerable.Range(1, Seeds).Select(seed => Regression.Error(algorithm, rate, (ulong)seed)).ToArray();
        return (errors.Average(), Math.Sqrt(errors.Sum(error => Math.Pow(error - errors.Average(), 2)) / (Seeds - 1)));
    }
}
