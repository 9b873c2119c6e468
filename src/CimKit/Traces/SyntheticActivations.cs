namespace CimKit.Traces;

/// <summary>How the activations of a synthetic trace are drawn.</summary>
public enum SyntheticActivations
{
    /// <summary>As after a rectifier: the first layer uniform, half of the others zero and the rest bell-shaped, none negative.</summary>
    Rectified,

    /// <summary>Every bit a fair coin, sign included.</summary>
    RandomBits,
}
