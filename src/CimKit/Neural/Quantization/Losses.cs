using static TorchSharp.torch;

namespace CimKit.Neural.Quantization;

/// <summary>The loss that training with integers uses.</summary>
public static class Losses
{
    /// <summary>½ Σ (logit − onehot)² over batch and classes, not averaged.</summary>
    /// <param name="logits">Shape [batch, classes].</param>
    /// <param name="labels">Shape [batch], int64.</param>
    /// <returns>A scalar; the caller owns it. Source: [Wu2018].</returns>
    public static Tensor SumOfSquares(Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var target = nn.functional.one_hot(labels, logits.shape[1]).to_type(logits.dtype);
        return ((logits - target).square().sum() * 0.5).MoveToOuterDisposeScope();
    }
}
