namespace CimKit.Foundation;

/// <summary>Which behaviour a model shows where the published simulator has a defect.</summary>
public enum Fidelity
{
    /// <summary>Evident defects of the published simulator are corrected: what users get.</summary>
    Corrected,

    /// <summary>Numbers of the published simulator, accidents included: how the models are proven right.</summary>
    Reference,
}
