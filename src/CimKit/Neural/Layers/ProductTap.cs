using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>What a layer multiplied in the last forward pass, and the errors that came back to it: the vectors of its weight update.</summary>
internal sealed class ProductTap : IDisposable
{
    private Tensor? _input;
    private Tensor? _output;

    /// <summary>Called in a forward pass with gradients.</summary>
    /// <param name="input">What the weights are multiplied by; kept, not changed.</param>
    /// <param name="output">The sums, before anything else is done with them; kept until the next pass.</param>
    public void Keep(Tensor input, Tensor output)
    {
        Dispose();
        _input = input.detach().DetachFromDisposeScope();
        _output = output.DetachFromDisposeScope();
        _output.retain_grad();
    }

    /// <summary>Input and gradient of the loss by the sums of the last pass, which are forgotten; the caller's scope owns them.</summary>
    /// <exception cref="InvalidOperationException">No backward pass came since.</exception>
    public (Tensor Input, Tensor Gradient) Take()
    {
        if (_input is not { } input || _output?.grad is not { } gradient)
            throw new InvalidOperationException("A forward and a backward pass must come before the products are taken.");
        var taken = input.alias();
        Dispose();
        return (taken, gradient);
    }

    public void Dispose()
    {
        _input?.Dispose();
        _output?.Dispose();
        (_input, _output) = (null, null);
    }
}
