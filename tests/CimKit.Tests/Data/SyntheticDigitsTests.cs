using CimKit.Data;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Data;

public class SyntheticDigitsTests
{
    private static readonly Lazy<ImageSplit> Digits = new(() => SyntheticDigits.Create());

    [Fact]
    public void Create_SameSeed_GivesTheSamePixels()
    {
        var (first, second) = (SyntheticDigits.Create(300, 100, 5), SyntheticDigits.Create(300, 100, 5));

        Assert.True(first.Training.Pixels.Span.SequenceEqual(second.Training.Pixels.Span));
        Assert.True(first.Test.Pixels.Span.SequenceEqual(second.Test.Pixels.Span));
    }

    [Fact]
    public void Create_OtherSeedOrPart_GivesOtherPixels()
    {
        var split = SyntheticDigits.Create(100, 100, 5);

        Assert.False(split.Training.Pixels.Span.SequenceEqual(SyntheticDigits.Create(100, 100, 6).Training.Pixels.Span));
        Assert.False(split.Training.Pixels.Span.SequenceEqual(split.Test.Pixels.Span));
    }

    // Images are found by number: neither how many there are nor which thread draws them matters.
    [Fact]
    public void Create_MoreImages_BeginWithTheSame()
    {
        var (few, many) = (SyntheticDigits.Create(50, 10), SyntheticDigits.Create(500, 10));
        Assert.True(few.Training.Pixels.Span.SequenceEqual(many.Training.Take(50).Pixels.Span));
    }

    [Fact]
    public void Create_EveryImage_HasInkAndBackground() => Assert.All(Enumerable.Range(0, 1000), index =>
    {
        var image = Digits.Value.Training.Image(index);
        var dark = 0;
        foreach (var pixel in image)
            dark += pixel > 100 ? 1 : 0;
        Assert.InRange(dark, 15, 350);
    });

    [Fact]
    public void Create_Classes_AreEquallyFrequent() => Assert.All(
        Digits.Value.Test.Labels.ToArray().GroupBy(label => label), group => Assert.Equal(200, group.Count()));

    [Fact]
    public void LinearClassifier_StaysUnder92Percent()
    {
        var linear = new NetworkSpec
        {
            Name = "linear",
            Input = new TensorShape(1, 28, 28),
            Layers = [new Linear { Name = "fc", Outputs = 10, HasBias = true, HasRelu = false }],
        };
        var options = TrainingOptions.Quick.InFloat() with { Epochs = 15 };

        Assert.InRange(Trainer.Train(linear, Digits.Value.Training, Digits.Value.Test, options).TestAccuracy, 0.75, 0.92);
    }

    [Fact]
    public void LeNet5_QuickEightBitTraining_ReachesAtLeast98Percent()
    {
        var result = Trainer.Train(LeNet5.Create(), Digits.Value.Training, Digits.Value.Test, TrainingOptions.Quick);
        Assert.InRange(result.TestAccuracy, 0.98, 1);
    }
}
