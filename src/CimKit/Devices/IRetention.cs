namespace CimKit.Devices;

/// <summary>How a programmed conductance changes with time.</summary>
public interface IRetention
{
    /// <summary>The random numbers the law uses.</summary>
    CellDrawKinds Draws { get; }

    /// <summary>Conductance at a time, in siemens, inside the cell's range if it began there.</summary>
    /// <param name="programmed">Conductance right after programming, in siemens.</param>
    /// <param name="range">Conductances of the cell.</param>
    /// <param name="time">Seconds after programming, 0 or greater.</param>
    /// <param name="draws">The cell's random numbers.</param>
    double At(double programmed, ConductanceRange range, double time, in CellDraws draws);

    /// <summary>Everything that is wrong; empty if the law can be used.</summary>
    IReadOnlyList<string> Problems();
}
