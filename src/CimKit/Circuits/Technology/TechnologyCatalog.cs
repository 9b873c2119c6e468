using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>The processes there are: 13 nodes from 130 to 1 nm.</summary>
/// <remarks>High performance and temperatures other than 300 K exist from 22 nm up. Source: [ZhaoCao2006], [IRDS2022], [Lee2024].</remarks>
/// <example><code>var node = TechnologyCatalog.Find(22, Roadmap.LowStandbyPower, temperature: 350);</code></example>
public static class TechnologyCatalog
{
    private static readonly Lazy<TechnologyTable> Table = new(TechnologyTable.Read);

    /// <summary>Feature sizes in nanometres, largest first.</summary>
    public static ImmutableArray<int> Nodes { get; } = [130, 90, 65, 45, 32, 22, 14, 10, 7, 5, 3, 2, 1];

    /// <summary>The roadmaps of a node.</summary>
    /// <exception cref="InvalidDesignException">There is no such node.</exception>
    public static ImmutableArray<Roadmap> RoadmapsOf(int nanometres)
    {
        InvalidDesignException.ThrowIfAny("Technology", NodeProblems(nanometres));
        return HasVariants(nanometres) ? [Roadmap.HighPerformance, Roadmap.LowStandbyPower] : [Roadmap.LowStandbyPower];
    }

    /// <summary>A process.</summary>
    /// <param name="nanometres">Feature size, one of <see cref="Nodes"/>.</param>
    /// <param name="roadmap">Low standby power, or high performance from 22 nm up.</param>
    /// <param name="temperature">Whole kelvin, 300 to 400; below 22 nm 300 only.</param>
    /// <param name="fidelity">Whether quirks of the published program are repaired (default) or reproduced.</param>
    /// <param name="calibration">Factors of the measured macro unless told otherwise; none for training.</param>
    /// <param name="edition">Circuits of chips for inference, or of chips that train (from 22 nm up).</param>
    /// <exception cref="InvalidDesignException">No such process; the message lists what there is.</exception>
    public static TechnologyNode Find(
        int nanometres,
        Roadmap roadmap = Roadmap.LowStandbyPower,
        int temperature = 300,
        Fidelity fidelity = Fidelity.Corrected,
        Calibration? calibration = null,
        CircuitEdition edition = CircuitEdition.Inference)
    {
        InvalidDesignException.ThrowIfAny("Technology", Problems(nanometres, roadmap, temperature, edition));
        var usual = edition == CircuitEdition.Training ? Calibration.None : Calibration.Silicon;
        return Table.Value.Node(nanometres, roadmap, temperature, fidelity, edition) with { Calibration = calibration ?? usual };
    }

    private static IEnumerable<string> Problems(int nanometres, Roadmap roadmap, int temperature, CircuitEdition edition)
    {
        foreach (var problem in NodeProblems(nanometres))
            yield return problem;
        if (!Enum.IsDefined(roadmap))
            yield return $"Roadmap must be HighPerformance or LowStandbyPower; got {roadmap}.";
        if (temperature is < 300 or > 400)
            yield return $"Temperature must be 300 to 400 K; got {temperature}.";
        if (!Nodes.Contains(nanometres) || HasVariants(nanometres))
            yield break;
        if (roadmap == Roadmap.HighPerformance)
            yield return $"Roadmap must be LowStandbyPower at {nanometres} nm (HighPerformance: {Planar}); got {roadmap}.";
        if (edition == CircuitEdition.Training)
            yield return $"Edition must be Inference at {nanometres} nm (Training: {Planar}); got {edition}.";
        if (temperature is > 300 and <= 400)
            yield return $"Temperature must be 300 K at {nanometres} nm (300 to 400 K: {Planar}); got {temperature}.";
    }

    private static IEnumerable<string> NodeProblems(int nanometres)
    {
        if (!Nodes.Contains(nanometres))
            yield return $"Node must be one of {string.Join(", ", Nodes)} nm; got {nanometres}.";
    }

    private static string Planar => string.Join(", ", Nodes.Where(HasVariants)) + " nm";

    private static bool HasVariants(int nanometres) => nanometres >= 22;
}
