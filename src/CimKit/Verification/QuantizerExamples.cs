using CimKit.Neural.Quantization;
using CimKit.Neural.Runtime;
using static TorchSharp.torch;

namespace CimKit.Verification;

/// <summary>Examples of quantisers and of training with integers, run on the tensors that training uses.</summary>
internal static class QuantizerExamples
{
    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["wage.init.v14"] = example => Ranges(example, fanIn => WageRange.ForInference(fanIn, example.Count("bits")));
        catalog["wage.init.v21"] = example => Ranges(example, fanIn => WageRange.ForTraining(fanIn, example.Count("bits"), example.Number("beta")));
        catalog["wage.clip"] = Scoped(example => new AlgorithmAnswers().Close("y", Numbers(Wage.Clip(Of(example, "x"), example.Count("bits")))));
        catalog["wage.round"] = Scoped(example => new AlgorithmAnswers().Close("y", Numbers(Wage.Round(Of(example, "x"), example.Count("bits")))));
        catalog["wage.shift"] = Scoped(example => new AlgorithmAnswers().Close("y", Numbers(Wage.Shift(Of(example, "x")))));
        catalog["wage.error"] = Scoped(example => new AlgorithmAnswers()
            .Close("scale", Numbers(Wage.Shift(Of(example, "e").abs().max())))
            .Close("y", Numbers(Wage.Error(Of(example, "e"), example.Count("bits")))));
        catalog["wage.gradient.v14"] = Scoped(example => new AlgorithmAnswers().Close("y", Numbers(Wage.Gradient(
            Of(example, "g"), example.Count("bits"), example.Number("grad_scale"), Of(example, "uniform")))));
        catalog["wage.linear.forward_backward"] = Scoped(Layer);
        catalog["sse.loss"] = Scoped(example => new AlgorithmAnswers().Close("loss", Numbers(Losses.SumOfSquares(
            Of(example, "logits"), tensor(example.Doubles("label").Select(label => (long)label).ToArray())))));
        catalog["float_range"] = Scoped(example => new AlgorithmAnswers()
            .Close("y", Numbers(FloatRangeQuantizer.Apply(Of(example, "x"), example.Count("bits")))));
        catalog["ptq.symmetric"] = Scoped(Symmetric);
    }

    private static AlgorithmAnswers Ranges(AlgorithmExample example, Func<int, WageRange> rule)
    {
        var ranges = example.Doubles("fan_in").Select(fanIn => rule((int)fanIn)).ToArray();
        return new AlgorithmAnswers().Close("limit", ranges.Select(range => range.Limit)).Close("scale", ranges.Select(range => range.Scale));
    }

    private static AlgorithmAnswers Layer(AlgorithmExample example)
    {
        var (weight, input, scale) = (Of(example, "w").requires_grad_(true), Of(example, "x").requires_grad_(true), example.Number("scale"));
        var quantised = Wage.Weight(weight, example.Count("bits_w"), scale);
        var output = Wage.Activation(nn.functional.linear(input, quantised) / scale, example.Count("bits_a"), example.Count("bits_e"));
        output.backward([Of(example, "grad_out")]);
        return new AlgorithmAnswers()
            .Close("y", Numbers(output)).Close("grad_w", Numbers(weight.grad!)).Close("grad_x", Numbers(input.grad!));
    }

    private static AlgorithmAnswers Symmetric(AlgorithmExample example)
    {
        var quantizer = new SymmetricQuantizer { Bits = example.Count("bits"), Range = example.Number("amax") };
        return new AlgorithmAnswers()
            .Close("scale", quantizer.CodesPerUnit)
            .Exact("code", Numbers(quantizer.Codes(Of(example, "x"))))
            .Close("dequantised", Numbers(quantizer.Dequantized(Of(example, "x"))))
            .Information("code_after_reference_truncation", "a defect of the published tool (Q10.8) that CimKit does not reproduce");
    }

    private static Func<AlgorithmExample, AlgorithmAnswers> Scoped(Func<AlgorithmExample, AlgorithmAnswers> model) => example =>
    {
        TorchNative.EnsureLoaded();
        using var scope = NewDisposeScope();
        return model(example);
    };

    private static Tensor Of(AlgorithmExample example, string input) =>
        tensor(example.Singles(input)).reshape(example.Shape(input).Select(length => (long)length).ToArray());

    private static double[] Numbers(Tensor values) =>
        values.detach().contiguous().data<float>().ToArray().Select(value => (double)value).ToArray();
}
