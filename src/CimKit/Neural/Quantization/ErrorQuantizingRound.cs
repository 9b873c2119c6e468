using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>Rounds activations forward and quantises errors backward. Arguments: values, bits, error bits, keeps scale.</summary>
internal sealed class ErrorQuantizingRound : autograd.SingleTensorFunction<ErrorQuantizingRound>
{
    /// <inheritdoc/>
    public override string Name => nameof(ErrorQuantizingRound);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data("errorBits", (int)vars[2]);
        ctx.save_data("keepsScale", (bool)vars[3]);
        return Wage.Round((Tensor)vars[0], (int)vars[1]);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [Wage.Error(grad_output, (int)ctx.get_data("errorBits"), (bool)ctx.get_data("keepsScale")), null!, null!, null!];
}
