using System.Collections.Immutable;
using CimKit.Circuits.Cells;
using CimKit.Devices.Presets;

namespace CimKit.Designs.Presets;

/// <summary>Chips that train, to start from: the default one with FeFET cells, and cells of published devices in its place.</summary>
/// <remarks>
/// A chip of a device has 5-bit cells of 4×4 F², resistances behind a transistor but for the FeFET; see
/// <see cref="TrainingDesign.With"/>. Devices of less resistance than such a transistor can drive are left out. Source: [Peng2021], [ChenYu2019].
/// </remarks>
/// <example><code>var chip = TrainingChipPresets.Find("epiram") with { BatchSize = 50, Iterations = 100 };</code></example>
public static class TrainingChipPresets
{
    private const string Default = "default";
    private const string FeFet = "hzo_fefet";

    private static readonly ResistiveCell Cell = new() { Bits = 5, Height = 4, Width = 4 };

    /// <summary>Names: <c>default</c>, and devices by their <see cref="Devices.MemoryDevice.Id"/>.</summary>
    public static ImmutableArray<string> Names { get; } =
        [Default, FeFet, "ag_a_si", "alox_hfo2", "epiram", "pcmo", "taox_hfox", "taox_tio2", "ideal_analog"];

    /// <summary>The design of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>; upper and lower case are the same.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists the names.</exception>
    public static TrainingDesign Find(string name)
    {
        var known = Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no training chip '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        var design = new TrainingDesign();
        if (known == Default)
            return design;
        return (known == FeFet ? design : design with { Array = design.Array with { Cell = Cell } }).With(DevicePresets.Find(known));
    }
}
