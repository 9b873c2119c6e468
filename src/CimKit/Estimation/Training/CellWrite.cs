namespace CimKit.Estimation.Training;

/// <summary>What it takes to bring a cell from one conductance to another.</summary>
internal static class CellWrite
{
    /// <summary>Pulses of the smallest step; none for a smaller change.</summary>
    public static int Pulses(double before, double after, double step)
    {
        var change = Math.Abs(after - before);
        return change >= step ? (int)Math.Ceiling(change / step) : 0;
    }

    /// <summary>Polarisation that is switched by an erase and a write, in the unit of the saturation.</summary>
    /// <remarks>The smallest conductance is not subtracted, as in the published program (Q12.13).</remarks>
    public static double SwitchedPolarization(double before, double after, double step, int levels, double saturation)
    {
        double Polarization(double conductance) => (conductance / step - levels / 2) * 2 * saturation / levels;
        return Math.Abs(Polarization(after) + saturation) + Math.Abs(Polarization(before) + saturation);
    }

    /// <summary>Energy of the switching, of a gate of two squares of the feature size.</summary>
    public static double SwitchingEnergy(double polarization, double voltage, double feature) => polarization * voltage * 2 * feature * feature;
}
