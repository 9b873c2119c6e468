using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using CimKit.Neural.Runtime;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Layers;

[Collection("libtorch")]
public sealed class ActivationRangeTests
{
    private static readonly float[] Values = [-0.4f, 0.03f, 0.61f, 1.24f, 1.9f, 3.1f];

    [Fact]
    public void Forward_SignedWord_RoundsAndClipsAboutZero()
    {
        using var scope = NewDisposeScope();
        using var range = Range(isSigned: true);

        Assert.Equal([-1f, 0, 2, 4, 6, 7], range.forward(tensor(Values)).data<float>().ToArray());
    }

    // d/dΔ of Δ·clip(rnd(x/Δ)): rnd(v) − v inside, the end of the word outside; times Δ, since the logarithm is learned.
    [Fact]
    public void Backward_RangeOfAMap_HasTheGradientOfLearnedSteps()
    {
        using var scope = NewDisposeScope();
        using var range = Range(isSigned: false);
        var values = tensor(Values, requires_grad: true);

        (range.forward(values) * range.LearnedStep()).sum().backward();

        var step = range.Step;
        var expected = Values.Sum(value => (value / step) switch
        {
            < 0 => 0,
            > 7 => 7,
            var inside => Math.Round(inside) - inside,
        }) * step;
        Assert.Equal(expected, range.parameters().Single().grad!.item<float>(), 1e-4);
        Assert.Equal([0f, 1, 1, 1, 1, 0], values.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Forward_FirstBatches_TakeThePercentileThenStop()
    {
        using var scope = NewDisposeScope();
        TorchNative.EnsureLoaded();
        using var range = new ActivationRange("map", new RangeTraining { Percentile = 0.9, CalibrationBatches = 1 }, 4, isSigned: false);
        var values = arange(0, 100, dtype: ScalarType.Float32);

        range.forward(values);
        range.forward(values * 5);

        Assert.Equal(90, range.Value, 1e-4);
    }

    private static ActivationRange Range(bool isSigned)
    {
        TorchNative.EnsureLoaded();
        var range = new ActivationRange("map", new RangeTraining(), 4, isSigned);
        range.Set(2.1);
        return range;
    }
}
