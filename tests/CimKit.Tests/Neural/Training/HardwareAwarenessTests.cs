using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using TorchSharp;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public sealed class HardwareAwarenessTests
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(320, 100);

    private static readonly TrainingOptions Integers = TrainingOptions.Quick with { Epochs = 2 };

    private static readonly ArrayDesign Ideal = new()
    {
        Cell = ConductanceRange.FromOnResistance(100e3, 10, levels: 16), Adc = AdcDesign.Ideal,
    };

    private static readonly ArrayDesign Real = Ideal with
    {
        CellBits = 2, Adc = new AdcDesign { Bits = 5 }, Variation = new ProportionalVariation { Sigma = 0.1 },
    };

    public static TheoryData<TrainingOptions> Modes { get; } = [Integers, Integers.InRanges(), Integers.InFloat()];

    [Theory, MemberData(nameof(Modes))]
    public void Train_NoiseOfZero_ChangesNothing(TrainingOptions options) => Assert.Equal(
        Weights(Train(options)), Weights(Train(options with { Awareness = new HardwareAwareness { Noise = WeightNoise.Additive(0) } })));

    [Theory, MemberData(nameof(Modes))]
    public void Train_Noise_IsFoundByTheSeedAlone(TrainingOptions options)
    {
        var aware = options with { Awareness = HardwareAwareness.Default with { DropConnect = 0.05, ClipDeviations = 2.5 } };
        var first = Weights(Train(aware));
        using (torch.rand(7))
            Assert.Equal(first, Weights(Train(aware)));

        Assert.NotEqual(first, Weights(Train(options)));
        Assert.NotEqual(first, Weights(Train(aware with { Awareness = aware.Awareness! with { Ramp = 0.5 } })));
    }

    // Exact cells and converters deliver the very sums that are trained with otherwise.
    [Theory, InlineData(true), InlineData(false)]
    public void Train_ThroughIdealArrays_ChangesNothing(bool hasRanges)
    {
        var options = hasRanges ? Integers.InRanges() : Integers;
        var aware = options with
        {
            Awareness = new HardwareAwareness { Noise = WeightNoise.Additive(0), Arrays = new ArrayTraining { Design = Ideal, Start = 0.4 } },
        };

        Assert.Equal(Weights(Train(options)), Weights(Train(aware)));
    }

    [Fact]
    public void Train_ThroughRealArrays_IsFoundByTheSeedAndLeavesNoTensorBehind()
    {
        var aware = Integers.InRanges() with { Awareness = new HardwareAwareness { Arrays = new ArrayTraining { Design = Real, Start = 0.7, CalibrationInterval = 2 } } };
        var (live, weights) = (new List<long>(), new List<float[]>());
        var thread = new Thread(() =>
        {
            for (var run = 0; run < 2; run++)
            {
                weights.Add(Weights(Train(aware)));
                live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }
        });
        thread.Start();
        thread.Join();

        Assert.Equal(weights[0], weights[1]);
        Assert.Equal(live[0], live[1]);
        Assert.NotEqual(weights[0], Weights(Train(aware with { Awareness = aware.Awareness! with { Arrays = aware.Awareness.Arrays! with { Chip = 0 } } })));
    }

    [Fact]
    public void Train_CancelledOnArrays_KeepsTheEpochBefore()
    {
        using var cancellation = new CancellationTokenSource();
        var options = Integers with { Awareness = new HardwareAwareness { Arrays = new ArrayTraining { Design = Real, Start = 0.5 } } };

        var result = Trainer.Train(LeNet5.Create(), Digits.Training, Digits.Test, options, new Canceller(cancellation), cancellation.Token);

        Assert.True(result.IsCancelled);
        Assert.Single(result.History);
    }

    [Fact]
    public void Train_ClipLimit_HoldsForEveryWeight()
    {
        var options = Integers.InFloat() with { Awareness = new HardwareAwareness { ClipLimit = 0.125 } };

        Assert.Equal(0.125f, Weights(Train(options)).Max(Math.Abs));
    }

    [Fact]
    public void Problems_FloatOnArraysAndDesigns_AreNamedTogether()
    {
        var bad = Real with { CellBits = 5, Adc = new AdcDesign { Bits = 5, Range = AdcRange.Dynamic, Scheme = ConversionScheme.Separate } };
        var options = Integers.InFloat() with
        {
            Awareness = new HardwareAwareness { Noise = new WeightNoise(double.NaN, 0, 0), Arrays = new ArrayTraining { Design = bad } },
        };

        var problems = options.Problems();

        Assert.Contains("Awareness: Noise must be finite numbers.", problems);
        Assert.Contains("Awareness: Arrays must go with WeightBits up to 8: cells hold integers.", problems);
        Assert.Contains("Awareness: Arrays: Design: Cell.Levels must be at least 2^CellBits, 32; got 16.", problems);
        Assert.Contains("Awareness: Arrays: Design: Adc.Range must be one that is fixed before images run; got Dynamic.", problems);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Properties_OutOfRange_AreRefused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightNoise.Additive(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareAwareness.Default with { Ramp = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareAwareness.Default with { DropConnect = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareAwareness.Default with { ClipDeviations = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareAwareness.Default with { ClipLimit = value });
    }

    private static TrainingResult Train(TrainingOptions options) => Trainer.Train(LeNet5.Create(), Digits.Training, Digits.Test, options);

    private static float[] Weights(TrainingResult result) => result.Network.Layers.SelectMany(layer => layer.Weights.ToArray()).ToArray();

    private sealed class Canceller(CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.TestAccuracy is not null)
                cancellation.Cancel();
        }
    }
}
