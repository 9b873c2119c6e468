using System.Globalization;
using CimKit.Inference;

namespace CimKit.Reports;

/// <summary>A provenance as names and values.</summary>
internal static class ProvenanceFacts
{
    public static IReadOnlyList<(string Name, string Value)> Facts(this Provenance provenance)
    {
        var facts = new List<(string, string)>
        {
            ("Package", provenance.Package),
            ("Network", provenance.Network),
            ("Weights SHA-256", provenance.WeightsHash),
            ("Images", provenance.Dataset),
            ("Number of images", Number(provenance.Count)),
            ("Images SHA-256", provenance.DataHash),
        };
        if (provenance.CalibrationHash is { } calibration)
        {
            facts.Add(("Calibration images", provenance.Calibration ?? ""));
            facts.Add(("Number of calibration images", Number(provenance.CalibrationCount)));
            facts.Add(("Calibration SHA-256", calibration));
        }
        if (provenance is { Seed: { } seed, DesignHash: { } design })
        {
            facts.Add(("Seed", seed.ToString(CultureInfo.InvariantCulture)));
            facts.Add(("Design SHA-256", design));
        }
        return facts;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
