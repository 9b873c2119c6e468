using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>Another value forward, the gradient times a factor backward. Arguments: values, replacement, factor.</summary>
internal sealed class Replacement : autograd.SingleTensorFunction<Replacement>
{
    /// <inheritdoc/>
    public override string Name => nameof(Replacement);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data("factor", (double)vars[2]);
        return ((Tensor)vars[1]).clone();
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [grad_output.Times((double)ctx.get_data("factor")), null!, null!];
}
