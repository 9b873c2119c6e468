using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>The process a chip is made in and the conditions it works under.</summary>
public sealed record ProcessDesign
{
    /// <summary>Feature size in nanometres; one of <see cref="TechnologyCatalog.Nodes"/>.</summary>
    public int Nanometres { get; init; } = 22;

    /// <summary>Low standby power, or high performance from 22 nm up.</summary>
    public Roadmap Roadmap { get; init; } = Roadmap.LowStandbyPower;

    /// <summary>Temperature of the chip; 300 to 400 K from 22 nm up, else 300 K.</summary>
    [Unit("K")]
    public int Temperature { get; init; } = 300;

    /// <summary>
    /// A process of your own in place of <see cref="Nanometres"/>, <see cref="Roadmap"/> and <see cref="Temperature"/>; null for one
    /// of the catalogue. It is not part of design files, and no process of chips that train.
    /// </summary>
    public TechnologyNode? Own { get; init; }

    /// <summary>Voltage across a cell while it is read; the node's if null.</summary>
    [Unit("V")]
    public double? ReadVoltage { get; init => field = value is { } voltage ? Require.Positive(voltage, "V") : null; }

    /// <summary>Factors of a measured macro; <see cref="Calibration.None"/> for the bare equations.</summary>
    public Calibration Calibration { get; init; } = Calibration.Silicon;

    /// <summary>Everything that is wrong; empty if there is such a process.</summary>
    public IReadOnlyList<string> Problems()
    {
        if (Own is { IsTraining: true })
            return ["Own must be of Edition Inference; got Training."];
        try
        {
            Node(Fidelity.Corrected);
            return [];
        }
        catch (InvalidDesignException error)
        {
            return error.Problems;
        }
    }

    /// <summary>The process with its transistors and wires.</summary>
    /// <exception cref="InvalidDesignException">There is no such process; see <see cref="Problems"/>.</exception>
    public TechnologyNode Node(Fidelity fidelity)
    {
        var node = Own is { } own
            ? own with { Fidelity = fidelity, Calibration = Calibration }
            : TechnologyCatalog.Find(Nanometres, Roadmap, Temperature, fidelity, Calibration);
        return ReadVoltage is { } voltage ? node with { Arrays = node.Arrays with { ReadVoltage = voltage } } : node;
    }
}
