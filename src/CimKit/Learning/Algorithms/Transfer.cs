namespace CimKit.Learning.Algorithms;

/// <summary>How a column of the fast array comes to the weights.</summary>
public enum Transfer
{
    /// <summary>By pulse trains, at once: the first version.</summary>
    Pulsed,

    /// <summary>Through a digital buffer, which sends whole pulses: the second version.</summary>
    Buffered,
}
