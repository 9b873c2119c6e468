using CimKit.Crossbars.Reference;
using CimKit.Devices;
using CimKit.Devices.Statistics;
using CimKit.Foundation;

namespace CimKit.Verification;

/// <summary>Examples of programmed cells: faults, retention, statistical models, drift compensation.</summary>
internal static class CellExamples
{
    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["stuck.v15"] = Stuck;
        catalog["retention.v14"] = example =>
        {
            var values = example.Singles("x");
            float[] signs = example.Has("signs") ? example.Singles("signs") : [];
            return new AlgorithmAnswers().Close("y", Retention(example).Apply(values, values.Min(), values.Max(), signs));
        };
        catalog["retention.v15"] = example => new AlgorithmAnswers().Close("g", Retention(example).ApplyToConductances(example.Singles("g_siemens")));
        catalog["noise.v14.variation"] = example => new AlgorithmAnswers().Close("g", example.Singles("g").Zip(
            example.Singles("standard_normal"), (value, normal) => ReferenceMapping.Vary(value, (float)example.Number("sigma"), normal)));
        catalog["pcm.components"] = Pcm;
        catalog["cmo.components"] = Cmo;
        catalog["drift.compensation"] = Drift;
    }

    /// <summary>Retention of an example, none where it states none.</summary>
    public static ReferenceRetention Retention(AlgorithmExample example) => new(
        (float)example.Number("t", 0), (float)example.Number("v", 0), example.Number("detect", 1) == 1, (float)example.Number("target", 0));

    private static AlgorithmAnswers Stuck(AlgorithmExample example)
    {
        var (cells, off) = ((long)example.Number("cells"), example.Number("rate0"));
        var counts = new StuckFaults { OffRate = off, OnRate = example.Number("rate1", 0) }.ReferenceCounts(cells);
        return new AlgorithmAnswers().Exact("reference_stuck0", counts.Off).Exact("reference_stuck1", counts.On)
            .Exact("intended", Math.Round(cells * off));
    }

    private static AlgorithmAnswers Pcm(AlgorithmExample example)
    {
        var model = new ProjectedPcm
        {
            Maximum = example.Number("g_max_us") * Si.Micro, ReferenceTime = example.Number("t0_s"), ReadDuration = example.Number("t_read_s"),
        };
        var (time, targets) = (example.Number("t_inference_s"), example.Doubles("g_relative").Select(part => part * model.Maximum).ToArray());
        return new AlgorithmAnswers()
            .Close("sigma_prog_us", targets.Select(target => model.ProgrammingSigma(target) / Si.Micro))
            .Close("nu_mean", targets.Select(model.ExponentMean))
            .Close("nu_sigma", targets.Select(model.ExponentSigma))
            .Close("q_s", targets.Select(model.NoiseStrength))
            .Close("relative_read_sigma", targets.Select(target => model.RelativeNoise(target, time)))
            .Close("mean_drift_factor", targets.Select(target => model.DriftFactor(model.ExponentMean(target), time)));
    }

    private static AlgorithmAnswers Cmo(AlgorithmExample example)
    {
        var (coarse, fine) = (new CmoReRam(), new CmoReRam { Acceptance = CmoAcceptance.OneFifthPercent });
        var (time, targets) = (example.Number("t_s"), example.Doubles("g_us").Select(target => target * Si.Micro).ToArray());
        return new AlgorithmAnswers()
            .Close("sigma_prog_2pct_us", targets.Select(target => coarse.ProgrammingSigma(target) / Si.Micro))
            .Close("sigma_prog_0p2pct_us", targets.Select(target => fine.ProgrammingSigma(target) / Si.Micro))
            .Close("mean_shift_us", coarse.MeanShift(time) / Si.Micro)
            .Close("sigma_relax_us", coarse.RelaxationSigma(time) / Si.Micro);
    }

    private static AlgorithmAnswers Drift(AlgorithmExample example)
    {
        var (before, later) = (example.Doubles("y0"), example.Doubles("yt"));
        return new AlgorithmAnswers()
            .Close("global_factor", DriftCompensation.GlobalFactor(before, later))
            .Close("per_column", DriftCompensation.OutputFactors(before, later, example.Shape("y0")[^1]));
    }
}
