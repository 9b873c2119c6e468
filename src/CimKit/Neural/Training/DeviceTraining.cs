namespace CimKit.Neural.Training;

/// <summary>Weights that live on devices while the network learns: what turns gradients into pulses.</summary>
/// <remarks>
/// Weights are those of integer training, −1 to 1, one device each. The gradients of a batch are added to a momentum, which is
/// brought to about ±1 by a power of two; η of it is the part of the range that is asked for. Biases stay numbers.
/// </remarks>
public abstract record DeviceTraining
{
    private protected DeviceTraining()
    {
    }

    /// <summary>Everything that is wrong; empty if it can be used.</summary>
    public abstract IReadOnlyList<string> Problems();
}
