using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public class TrainingOptionsTests
{
    [Fact]
    public void Problems_Presets_HaveNone()
    {
        Assert.Empty(TrainingOptions.Quick.Problems());
        Assert.Empty(TrainingOptions.Thorough.Problems());
        Assert.Empty(TrainingOptions.Thorough.InFloat().Problems());
    }

    [Fact]
    public void Problems_WordsBetweenEightBitAndFloat_AreNamed() => Assert.Equal(
        ["WeightBits and ActivationBits must be 2 to 8 bit, or 32 bit for float; got 12 and 8."],
        (TrainingOptions.Quick with { WeightBits = 12 }).Problems());

    [Fact]
    public void Problems_QuantisedGradientsWithAdam_AreNamed() =>
        Assert.Contains("Sgd", Assert.Single((TrainingOptions.Quick with { GradientBits = 8 }).Problems()));

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void LearningRate_NotPositive_IsRefused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingOptions.Quick with { LearningRate = rate });
}
