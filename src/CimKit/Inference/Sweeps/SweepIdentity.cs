using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>Everything that the numbers of a sweep depend on, as words: a journal belongs to one of them.</summary>
internal sealed class SweepIdentity
{
    public SweepIdentity(Provenance provenance, SweepSettings settings)
    {
        Parts =
        [
            ("package", provenance.Package),
            ("network", provenance.Network),
            ("weights", provenance.WeightsHash),
            ("images", provenance.DataHash),
            ("calibration", provenance.CalibrationHash ?? "none"),
            ("design", provenance.DesignHash!),
            ("seed", provenance.Seed!.Value.ToString(CultureInfo.InvariantCulture)),
            ("options", settings.Hash),
        ];
        Fingerprint = ContentHash.Of(Parts.Select(part => part.Value));
        Chips = [.. settings.All.Select(setting => setting.Chips)];
        Images = provenance.Count;
    }

    /// <summary>Name and value.</summary>
    public IReadOnlyList<(string Name, string Value)> Parts { get; }

    /// <summary>SHA-256 over all of it.</summary>
    public string Fingerprint { get; }

    /// <summary>Chips of each setting.</summary>
    public IReadOnlyList<int> Chips { get; }

    /// <summary>Number of images.</summary>
    public int Images { get; }
}
