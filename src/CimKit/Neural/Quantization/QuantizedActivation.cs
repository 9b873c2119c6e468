using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>The activation quantiser as one function, in few passes over memory, with an optional rectifier behind it.</summary>
/// <remarks>
/// Forward Q(C(z/s, bA), bA), then max(0, ·). Backward the reverse: 0 where the rectifier was closed, QE(·, bE), 0 where z/s
/// was clipped. The gradient that is returned is that of z/s: the caller divides by s.
/// Arguments: z, <see cref="ActivationRule"/>.
/// </remarks>
internal sealed class QuantizedActivation : autograd.SingleTensorFunction<QuantizedActivation>
{
    /// <inheritdoc/>
    public override string Name => nameof(QuantizedActivation);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (values, rule) = ((Tensor)vars[0], (ActivationRule)vars[1]);
        ctx.save_for_backward([values]);
        ctx.save_data("rule", rule);
        if (rule.Bits > Wage.LongestWord)
            return rule.IsRectified ? values.relu() : values.clone();
        if (rule.Bits == 1)
            return rule.IsRectified ? values.sign().relu_() : values.sign();
        var levels = Wage.Levels(rule.Bits);
        return values.Times(levels).round_().LimitedInPlace(rule.IsRectified ? 0 : 1 - levels, levels - 1).TimesInPlace(1 / levels);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var rule = (ActivationRule)ctx.get_data("rule");
        var values = ctx.get_saved_variables()[0];
        // A rounded value is above 0 from half a step on; a tie goes to 0.
        var opening = rule.Bits is 1 or > Wage.LongestWord ? 0 : 0.5 / Wage.Levels(rule.Bits);
        var errors = rule.IsRectified ? grad_output.ZeroWhere(values.IsAtMost(opening)) : grad_output;
        var quantised = Wage.Error(errors, rule.ErrorBits, rule.KeepsErrorScale);
        if (rule.Bits <= Wage.LongestWord)
            quantised.ZeroInPlaceWhere(values.abs().IsAbove(Wage.Limit(rule.Bits)));
        return [quantised.MoveToOuterDisposeScope(), null!];
    }
}
