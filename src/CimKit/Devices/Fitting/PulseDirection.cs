namespace CimKit.Devices.Fitting;

/// <summary>Which way a train of pulses moves the conductance.</summary>
public enum PulseDirection
{
    /// <summary>Up.</summary>
    Potentiation,

    /// <summary>Down.</summary>
    Depression,
}
