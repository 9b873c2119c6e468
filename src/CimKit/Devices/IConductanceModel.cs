namespace CimKit.Devices;

/// <summary>A statistical model of a cell: how far programming misses the target, how the conductance changes with time, and the noise of one read.</summary>
/// <remarks>
/// Pure functions of target, time and the cell's own <see cref="CellDraws"/>: the same draws at several times are the same
/// cell growing older. Only <see cref="ReadSigma"/> stands for noise that a read draws anew.
/// </remarks>
public interface IConductanceModel
{
    /// <summary>Conductances the model was fitted on; targets outside are refused by the designs that use it.</summary>
    ConductanceRange Range { get; }

    /// <summary>The random numbers the model uses.</summary>
    CellDrawKinds Draws { get; }

    /// <summary>True if the conductance changes with time.</summary>
    bool HasDrift { get; }

    /// <summary>Conductance right after programming, in siemens.</summary>
    /// <param name="target">Conductance asked for, in siemens.</param>
    /// <param name="draws">The cell's random numbers.</param>
    double Program(double target, in CellDraws draws);

    /// <summary>Conductance at a time, in siemens: drift and slow noise included, noise of single reads not.</summary>
    /// <param name="target">Conductance asked for, in siemens.</param>
    /// <param name="time">Seconds after programming, 0 or greater.</param>
    /// <param name="draws">The cell's random numbers.</param>
    double At(double target, double time, in CellDraws draws);

    /// <summary>Standard deviation of one read, in siemens, drawn anew at every read; 0 if the model has none.</summary>
    /// <param name="conductance">Conductance at that time, in siemens.</param>
    double ReadSigma(double conductance);
}
