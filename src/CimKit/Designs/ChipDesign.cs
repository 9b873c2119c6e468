using CimKit.Circuits;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>A chip as data: all that a user chooses; sizes and counts follow from the network.</summary>
/// <remarks>The defaults are the chip of the published inference simulator. Source: [Peng2019], [Lee2024].</remarks>
/// <example><code>
/// var chip = new ChipDesign { Process = new() { Nanometres = 7 } };
/// var small = chip with { Array = chip.Array with { Rows = 64, Columns = 64 } };
/// </code></example>
public sealed record ChipDesign
{
    /// <summary>Name shown to people.</summary>
    public string Name { get; init => field = Require.NotBlank(value); } = "default chip";

    /// <summary>Process and temperature.</summary>
    public ProcessDesign Process { get; init; } = new();

    /// <summary>Every sub-array: cell, read scheme, converters, word lengths. Its own clock is not used, the chip's is.</summary>
    public Subarray Array { get; init; } = new() { Cell = new SramCell(), Read = new ParallelRead() };

    /// <summary>Most cycles in a second; the sensing period of the arrays may lower it. Without clock every step takes its own delay.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>How weight matrices are laid out on tiles.</summary>
    public TileMapping Mapping { get; init; }

    /// <summary>In which order layers work.</summary>
    public ScheduleDesign Schedule { get; init; } = new();

    /// <summary>The buffer that all tiles share.</summary>
    public BufferDesign GlobalBuffer { get; init; } = new() { CoreRows = 128, CoreColumns = 128 };

    /// <summary>Input and output buffers of a tile.</summary>
    public BufferDesign TileBuffer { get; init; } = new() { CoreRows = 32, CoreColumns = 32 };

    /// <summary>Wires between tiles and inside them.</summary>
    public InterconnectDesign Interconnect { get; init; } = new();

    /// <summary>Activation functions.</summary>
    public ActivationDesign Activation { get; init; } = new();

    /// <summary>Whether accidents of the published simulator are repaired (default) or reproduced.</summary>
    public Fidelity Fidelity { get; init; }

    /// <summary>Everything that is wrong, across all parts; empty if the chip can be built.</summary>
    public IReadOnlyList<string> Problems() => ChipRules.Problems(this);
}
