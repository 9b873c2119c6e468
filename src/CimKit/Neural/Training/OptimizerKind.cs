namespace CimKit.Neural.Training;

/// <summary>Rule that turns gradients into steps.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>Steps scaled by the gradients' running second moment. Source: [Kingma2015].</summary>
    Adam,
}
