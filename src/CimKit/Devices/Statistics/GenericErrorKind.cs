namespace CimKit.Devices.Statistics;

/// <summary>How an error depends on the normalised conductance n.</summary>
public enum GenericErrorKind
{
    /// <summary>n + m·ξ.</summary>
    Independent,

    /// <summary>n·(1 + m·ξ).</summary>
    Proportional,

    /// <summary>n + m·ξ/n.</summary>
    Inverse,

    /// <summary>n + uniform of full width m.</summary>
    Uniform,
}
