using System.Collections.Immutable;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Designs.Presets;

/// <summary>Chips to start from: the published default chip, other processes, and published memory cells in its place.</summary>
/// <remarks>
/// Cells differ in resistances and size alone; all else is the default chip. Source: [Peng2019], [Lee2024]; cells: [Jain2019],
/// [WuW2018], [KimW2019], [Ni2018].
/// </remarks>
/// <example><code>var chip = ChipPresets.Find("rram-22nm") with { Clock = new() { Frequency = 500 * Si.Mega } };</code></example>
public static class ChipPresets
{
    /// <summary>All presets, the default chip first.</summary>
    public static ImmutableArray<ChipPreset> All { get; } =
    [
        Of("default", "SRAM, 22 nm LSTP, 128×128, 8 columns per 5 bit flash ADC, pipelined: the published default chip.", "[Lee2024]", new()),
        Of("sram-7nm", "The default chip at 7 nm (FinFET).", "[Lee2024]", At(7)),
        Of("sram-2nm", "The default chip at 2 nm (nanosheets).", "[Lee2024]", At(2)),
        Of("sram-22nm-hp", "The default chip with high-performance transistors: fast, and leaking.", "[Lee2024]",
            new() { Process = new() { Nanometres = 22, Roadmap = Roadmap.HighPerformance } }),
        Of("sram-22nm-row-by-row", "The default chip read one row at a time with sense amplifiers instead of converters.", "[Peng2019]",
            With(new SramCell(), new RowByRowRead())),
        Of("rram-22nm", "1T1R RRAM at 22 nm, 6 kΩ, on/off 17, 5×12 F².", "[Jain2019]",
            With(new ResistiveCell { OnResistance = 6 * Si.Kilo, OffResistance = 17 * 6 * Si.Kilo, Height = 5, Width = 12 }, new ParallelRead())),
        Of("rram-22nm-default-cell", "1T1R RRAM at 22 nm, the published program's 100 kΩ, on/off 17, 4×12 F².", "[Lee2024]",
            With(new ResistiveCell(), new ParallelRead())),
        Of("rram-130nm", "1T1R RRAM at 130 nm, 100 kΩ, on/off 10, 4×4 F².", "[WuW2018]",
            With(new ResistiveCell { OnResistance = 100 * Si.Kilo, OffResistance = Si.Mega, Height = 4, Width = 4 }, new ParallelRead(), 130)),
        Of("pcm-90nm", "PCM with a transistor at 90 nm, 40 kΩ, on/off 12.5, 4×4 F².", "[KimW2019]",
            With(new ResistiveCell { OnResistance = 40 * Si.Kilo, OffResistance = 500 * Si.Kilo, Height = 4, Width = 4 }, new ParallelRead(), 90)),
        Of("fefet-22nm", "FeFET at 22 nm, 240 kΩ, on/off 100, 4×6 F².", "[Ni2018]",
            With(new FeFetCell { OnResistance = 240 * Si.Kilo, OffResistance = 24 * Si.Mega, Height = 4, Width = 6 }, new ParallelRead())),
        Of("crosspoint-22nm", "Resistive cells with a selector and no transistor at 22 nm, 100 kΩ, on/off 17.", "[Chen2018]",
            With(new CrossPointCell(), new ParallelRead())),
        Of("sar-22nm", "The default chip with 5 bit SAR instead of flash ADCs.", "[Lu2021]",
            new() { Array = new() { Cell = new SramCell(), Read = new ParallelRead(), Adc = new SarAdc { Levels = 32 } } }),
    ];

    /// <summary>The design of a preset.</summary>
    /// <param name="name">Name of the preset; upper and lower case are the same.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists the names.</exception>
    public static ChipDesign Find(string name) =>
        All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Design
        ?? throw new ArgumentException(
            $"There is no preset '{name}'; there are {string.Join(", ", All.Select(preset => preset.Name))}.", nameof(name));

    private static ChipPreset Of(string name, string summary, string source, ChipDesign design) =>
        new(summary, source, design with { Name = name });

    private static ChipDesign At(int nanometres) => new() { Process = new() { Nanometres = nanometres } };

    private static ChipDesign With(IArrayCell cell, IReadScheme read, int nanometres = 22) =>
        At(nanometres) with { Array = new() { Cell = cell, Read = read } };
}
