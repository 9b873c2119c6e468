namespace CimKit.Designs;

/// <summary>The non-linear function after a layer, as a circuit.</summary>
public enum ActivationFunction
{
    /// <summary>Rectified linear unit.</summary>
    Relu,

    /// <summary>Sigmoid, from look-up tables.</summary>
    Sigmoid,
}
