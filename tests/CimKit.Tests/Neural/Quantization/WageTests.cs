using CimKit.Neural.Quantization;
using CimKit.Tests.Golden;
using CsCheck;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Quantization;

[Collection("libtorch")]
public class WageTests
{
    [Fact, CheckFunction("wage.clip")]
    public void Clip_CheckValues_Equal() => Each("wage.clip", example =>
        example.AssertClose("y", Wage.Clip(example.Tensor("x"), Bits(example)).Numbers()));

    [Fact, CheckFunction("wage.round")]
    public void Round_CheckValues_Equal() => Each("wage.round", example =>
        example.AssertExact("y", Wage.Round(example.Tensor("x"), Bits(example)).Numbers()));

    [Fact, CheckFunction("wage.shift")]
    public void Shift_CheckValues_Equal() => Each("wage.shift", example =>
        example.AssertExact("y", Wage.Shift(example.Tensor("x")).Numbers()));

    [Fact, CheckFunction("wage.error")]
    public void Error_CheckValues_Equal() => Each("wage.error", example =>
    {
        var errors = example.Tensor("e");
        example.AssertExact("scale", Wage.Shift(errors.abs().max()).Numbers());
        example.AssertExact("y", Wage.Error(errors, Bits(example)).Numbers());
    });

    [Fact, CheckFunction("wage.gradient.v14")]
    public void Gradient_CheckValues_Equal() => Each("wage.gradient.v14", example => example.AssertExact("y",
        Wage.Gradient(example.Tensor("g"), Bits(example), example.Number("grad_scale"), example.Tensor("uniform")).Numbers()));

    [Fact, CheckFunction("wage.linear.forward_backward")]
    public void Layer_CheckValues_ForwardAndBackwardEqual() => Each("wage.linear.forward_backward", example =>
    {
        var (weight, input, scale) = (example.Tensor("w"), example.Tensor("x"), example.Number("scale"));
        weight.requires_grad_(true);
        input.requires_grad_(true);

        var quantised = Wage.Weight(weight, (int)example.Number("bits_w"), scale);
        var output = Wage.Activation(
            nn.functional.linear(input, quantised) / scale, (int)example.Number("bits_a"), (int)example.Number("bits_e"));
        output.backward([example.Tensor("grad_out")]);

        example.AssertExact("y", output.Numbers());
        example.AssertClose("grad_w", weight.grad!.Numbers());
        example.AssertClose("grad_x", input.grad!.Numbers());
    });

    [Fact, CheckFunction("sse.loss")]
    public void SumOfSquares_CheckValues_Equal() => Each("sse.loss", example => example.AssertClose("loss",
        Losses.SumOfSquares(example.Tensor("logits"), tensor(example.Doubles("label").Select(label => (long)label).ToArray())).Numbers()));

    [Fact]
    public void Clip_Gradient_IsOneInsideAndAtTheLimits()
    {
        var values = Tensors.Of(-1.5f, -0.9375f, 0.3f, 0.9375f, 0.94f).requires_grad_(true);

        Wage.Clip(values, 5).sum().backward();

        Assert.Equal([0, 1, 1, 1, 0], values.grad!.Numbers());
    }

    [Fact]
    public void Weight_Gradient_PassesUnchangedBeyondTheRange()
    {
        var weights = Tensors.Of(-3f, 0.013f, 2f).requires_grad_(true);

        Wage.Weight(weights, 8).backward([Tensors.Of(0.1f, -0.2f, 0.3f)]);

        Assert.Equal(Tensors.Of(0.1f, -0.2f, 0.3f).Numbers(), weights.grad!.Numbers());
    }

    // By hand: max 0.3, σ = 2^rnd(−1.74) = 0.25. 0.3/0.25 = 1.2 → 0.9375; −0.02/0.25 = −0.08 → −1/16; 0.1/0.25 = 0.4 → 6/16.
    // The second value was clipped forward, so its error ends there.
    [Fact]
    public void Activation_Gradient_IsTheQuantisedErrorWhereNothingWasClipped()
    {
        var values = Tensors.Of(0.5f, 1.4f, -0.2f).requires_grad_(true);

        Wage.Activation(values, 5, 5).backward([Tensors.Of(0.3f, -0.02f, 0.1f)]);

        Assert.Equal([0.9375, 0, 0.375], values.grad!.Numbers());
    }

    [Fact]
    public void Activation_LongWords_PassesEverything()
    {
        var values = Tensors.Of(0.123f, 5.4f, -7f).requires_grad_(true);
        var error = Tensors.Of(0.3f, -0.02f, 0.1f);

        var output = Wage.Activation(values, 32, 32);
        output.backward([error]);

        Assert.Equal(values.Numbers(), output.Numbers());
        Assert.Equal(error.Numbers(), values.grad!.Numbers());
    }

    [Fact]
    public void ErrorAndGradient_AllZeros_StayZeros()
    {
        var zero = Tensors.Of(0, 0);

        Assert.Equal([0, 0], Wage.Error(zero, 8).Numbers());
        Assert.Equal([0, 0], Wage.Gradient(zero, 8, 8, zero).Numbers());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void Operators_WordLengthOutOfRange_IsNamed(int bits)
    {
        var values = Tensors.Of(0.5f);
        Action[] calls =
        [
            () => Wage.Levels(bits), () => Wage.Limit(bits), () => Wage.Round(values, bits), () => Wage.Clip(values, bits),
            () => Wage.Weight(values, bits), () => Wage.Error(values, bits), () => Wage.Gradient(values, bits, 1, values),
            () => Wage.Activation(values, bits, 8),
        ];
        Assert.All(calls, call => Assert.StartsWith(
            $"bits must be 1 to 32 bit; got {bits}.", Assert.Throws<ArgumentOutOfRangeException>(call).Message));
    }

    [Fact]
    public void Error_AnyTensor_IsOnTheGridAndWithinTheWord() => Gen.Float[-1e6f, 1e6f].Array[1, 40].Select(Gen.Int[1, 8]).Sample(
        (values, bits) => Wage.Error(Tensors.Of(values), bits).Numbers().All(value =>
            Math.Abs(value) <= Wage.Limit(bits) && (bits == 1 || Math.IEEERemainder(value * Wage.Levels(bits), 1) == 0)),
        iter: 300);

    [Fact]
    public void Operators_Arguments_AreNotChanged()
    {
        float[] numbers = [0.3f, -1.7f, 0.011f];
        var values = Tensors.Of(numbers);

        Wage.Error(values, 8);
        Wage.Round(values, 8);
        Wage.Activation(values, 8, 8);
        Wage.Gradient(values, 8, 8, ones_like(values) * 0.5);

        Assert.Equal(Tensors.Of(numbers).Numbers(), values.Numbers());
    }

    private static int Bits(CheckValue example) => (int)example.Number("bits");

    private static void Each(string function, Action<CheckValue> check)
    {
        foreach (var example in CheckValues.Of(function))
        {
            using var scope = NewDisposeScope();
            check(example);
        }
    }
}
