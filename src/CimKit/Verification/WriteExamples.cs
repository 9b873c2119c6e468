using CimKit.Estimation.Training;
using CimKit.Foundation;

namespace CimKit.Verification;

/// <summary>Examples of what the hardware estimate counts when weights are written.</summary>
internal static class WriteExamples
{
    /// <summary>µC/cm² in C/m².</summary>
    private const double Polarization = 0.01;

    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["core.pulse_count"] = example => new AlgorithmAnswers()
            .Close("delta_g_min_s", Step(example))
            .Exact("pulses", Cells(example).Select(cell => CellWrite.Pulses(cell.Before, cell.After, Step(example))));
        catalog["core.fefet_polarisation"] = Ferroelectric;
    }

    private static AlgorithmAnswers Ferroelectric(AlgorithmExample example)
    {
        var (step, saturation) = (Step(example), example.Number("polarisation_uc_cm2") * Polarization);
        var cells = Cells(example).Select(cell => (
            Switched: CellWrite.SwitchedPolarization(cell.Before, cell.After, step, example.Count("levels"), saturation),
            IsWritten: CellWrite.Pulses(cell.Before, cell.After, step) > 0)).ToArray();
        return new AlgorithmAnswers()
            .Close("delta_p_uc_cm2", cells.Select(cell => cell.Switched / Polarization))
            .Close("energy_j", cells.Select(cell => cell.IsWritten
                ? CellWrite.SwitchingEnergy(cell.Switched, example.Number("v_write"), example.Number("feature_m"))
                : 0));
    }

    /// <summary>ΔG_min; the text's device (240 kΩ, ratio 100) where an example names none.</summary>
    private static double Step(AlgorithmExample example)
    {
        var largest = 1 / example.Number("r_on_ohm", 240 * Si.Kilo);
        return (largest - largest / example.Number("on_off", 100)) / example.Count("levels");
    }

    private static (double Before, double After)[] Cells(AlgorithmExample example) => example.Doubles("g_old_s").Zip(example.Doubles("g_new_s")).ToArray();
}
