using CimKit.Neural.Quantization;
using CimKit.Tests.Golden;
using Xunit;

namespace CimKit.Tests.Neural.Quantization;

[Collection("libtorch")]
public class QuantizerTests
{
    [Fact, CheckFunction("wage.init.v14")]
    public void ForInference_CheckValues_Equal()
    {
        foreach (var example in CheckValues.Of("wage.init.v14"))
        {
            var ranges = example.Doubles("fan_in").Select(fanIn => WageRange.ForInference((int)fanIn, (int)example.Number("bits"))).ToList();
            example.AssertClose("limit", ranges.Select(range => range.Limit));
            example.AssertExact("scale", ranges.Select(range => range.Scale));
        }
    }

    [Fact, CheckFunction("wage.init.v21")]
    public void ForTraining_CheckValues_Equal()
    {
        foreach (var example in CheckValues.Of("wage.init.v21"))
        {
            var ranges = example.Doubles("fan_in")
                .Select(fanIn => WageRange.ForTraining((int)fanIn, (int)example.Number("bits"), example.Number("beta"))).ToList();
            example.AssertClose("limit", ranges.Select(range => range.Limit));
            example.AssertExact("scale", ranges.Select(range => range.Scale));
        }
    }

    [Fact]
    public void ForTraining_SmallFanIn_ScaleIsAtLeastOne() => Assert.Equal(1, WageRange.ForTraining(1, 5, 24).Scale);

    [Fact, CheckFunction("float_range")]
    public void FloatRange_CheckValues_Equal()
    {
        foreach (var example in CheckValues.Of("float_range"))
            example.AssertClose("y", FloatRangeQuantizer.Apply(example.Tensor("x"), (int)example.Number("bits")).Numbers());
    }

    [Fact]
    public void FloatRange_ConstantTensor_StaysAsItIs() =>
        Assert.Equal([0.25, 0.25], FloatRangeQuantizer.Apply(Tensors.Of(0.25f, 0.25f), 8).Numbers());

    [Fact, CheckFunction("ptq.symmetric")]
    public void Symmetric_CheckValues_Equal()
    {
        foreach (var example in CheckValues.Of("ptq.symmetric"))
        {
            var quantizer = new SymmetricQuantizer { Bits = (int)example.Number("bits"), Range = example.Number("amax") };
            example.AssertClose("scale", [quantizer.CodesPerUnit]);
            example.AssertExact("code", quantizer.Codes(example.Tensor("x")).Numbers());
            example.AssertClose("dequantised", quantizer.Dequantized(example.Tensor("x")).Numbers());
        }
    }

    [Fact]
    public void Symmetric_UnsignedAndBeyondTheRange_Saturates()
    {
        var quantizer = new SymmetricQuantizer { Bits = 4, Range = 1.5, IsUnsigned = true };
        Assert.Equal([0, 0, 5, 15, 15], quantizer.Codes(Tensors.Of(-1, 0, 0.5f, 1.5f, 9)).Numbers());
    }

    [Fact]
    public void Symmetric_NoRange_GivesZeros()
    {
        var quantizer = new SymmetricQuantizer { Bits = 8, Range = 0 };
        Assert.Equal(1, quantizer.CodesPerUnit);
        Assert.Equal([0, 0], quantizer.Codes(Tensors.Of(1, -1)).Numbers());
    }

    [Fact]
    public void StraightThroughRound_ForwardIsExact_BackwardIsOne()
    {
        var values = Tensors.Of(0.13f, -7.7f).requires_grad_(true);

        var rounded = StraightThrough.Round(values, 8);
        rounded.sum().backward();

        Assert.Equal([0.125, -7.75], rounded.Numbers());
        Assert.Equal([1, 1], values.grad!.Numbers());
    }
}
