using System.Globalization;
using Cim.Writing;
using CimKit.Designs;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using Spectre.Console;

namespace Cim.Estimating;

/// <summary>Tells people what the chip costs: totals, by category, layer by layer. Fits 80 columns.</summary>
internal sealed class EstimateTables
{
    private const int PlainWidth = 120;
    private const int WideWidth = 100;

    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;

    public EstimateTables(TextWriter output, bool isTerminal)
    {
        _output = output;
        _console = isTerminal
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No })
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        if (!isTerminal)
            _console.Profile.Width = PlainWidth;
    }

    public void Show(EstimateInputs inputs, ChipEstimate chip)
    {
        _output.WriteLine($"{Name(inputs.Table.Name, inputs.NetworkSource)} on {Name(inputs.Design.Name, inputs.DesignSource)}");
        _output.WriteLine($"Activity from {inputs.ActivityKind}: {CommandRun.Printable(inputs.ActivitySource)}.");
        if (inputs.Design.Fidelity == Fidelity.Reference)
            _output.WriteLine("Fidelity reference: accidents of the published program are reproduced.");
        ShowTotals(chip);
        ShowCategories(chip);
        ShowLayers(chip);
    }

    private static string Name(string name, string source) =>
        CommandRun.Printable($"{name} ({source})");

    private void ShowTotals(ChipEstimate chip)
    {
        var table = Simple("Chip", "", "", "");
        table.Columns[1].RightAligned();
        table.Columns[3].RightAligned();
        table.Columns[2].PadLeft(4);
        var every = chip.Design.Schedule.Order == LayerOrder.Pipelined ? "Time between images" : "Time of an image";
        table.AddRow("Area", Si.Format(chip.Area.Total, "m²"), "Throughput", Scaled(chip.Throughput, Si.Tera, "TOPS"));
        table.AddRow(every, Si.Format(chip.Total.Latency, "s"), "Images", Scaled(chip.FramesPerSecond, 1, "1/s"));
        table.AddRow("Energy of an image", Si.Format(chip.Total.Energy, "J"), "Energy efficiency", Scaled(chip.EnergyEfficiency, Si.Tera, "TOPS/W"));
        table.AddRow("  leaked besides", Si.Format(chip.LeakageEnergy, "J"), "Area efficiency", Scaled(chip.AreaEfficiency, Si.Tera / Si.Micro, "TOPS/mm²"));
        table.AddRow("Leakage", Si.Format(chip.LeakagePower, "W"), "Tiles", $"{Count(chip.Mapping.SplitTiles + chip.Mapping.UnrolledTiles)} on {chip.Mapping.Grid.Rows}×{chip.Mapping.Grid.Columns}");
        table.AddRow("Clock", Si.Format(chip.ClockFrequency, "Hz"), "Cells in use", Percent(chip.Mapping.Utilization));
        _console.Write(table);
    }

    private void ShowCategories(ChipEstimate chip)
    {
        var (area, cost) = (chip.Area, chip.Total);
        var areas = Si.ScaleFor(area.Total, "m²");
        var table = Simple("By category", "Area", "%", "Time", "Energy", "%");
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        void Row(string name, double? square, double? time, double? energy) => table.AddRow(
            name,
            square is { } m ? Scaled(m, areas.Factor, areas.Unit) : "", square is { } s ? Share(s, area.Total) : "",
            time is { } t ? Si.Format(t, "s") : "",
            energy is { } e ? Si.Format(e, "J") : "", energy is { } j ? Share(j, cost.Energy) : "");
        Row("memory cells", area.Array, null, null);
        Row("converters", area.Conversion, cost.ConversionLatency, cost.ConversionEnergy);
        Row("accumulation", area.Accumulation, cost.AccumulationLatency, cost.AccumulationEnergy);
        Row("wires", area.Interconnect, cost.InterconnectLatency, cost.InterconnectEnergy);
        Row("drivers, buffers, other", area.Other, null, cost.OtherEnergy - cost.InterconnectEnergy);
        Row("  of it buffers", null, cost.BufferLatency, cost.BufferEnergy);
        Row("all", area.Total, cost.Latency, cost.Energy);
        _console.Write(table);
        if (chip.Design.Schedule.Order == LayerOrder.Pipelined)
            _output.WriteLine("  Each time is that of the layer which is slowest in it; times need not add up.");
    }

    private void ShowLayers(ChipEstimate chip)
    {
        var isWide = _console.Profile.Width >= WideWidth;
        string[] headings = ["Layer", "Shape", "Tiles", "Copies", "Used %", "Time", "Energy", "ADC %", "Accum. %", "Other %"];
        var table = Simple(isWide ? headings : [headings[0], .. headings[2..]]);
        foreach (var column in table.Columns.Skip(isWide ? 2 : 1))
            column.RightAligned();
        foreach (var layer in chip.Layers)
            table.AddRow(Cells(layer, chip, isWide));
        _console.Write(table);
    }

    private static string[] Cells(LayerEstimate layer, ChipEstimate chip, bool isWide)
    {
        var cost = layer.Total;
        string[] shape = isWide ? [Markup.Escape(EstimateCsv.Shape(chip.Mapping.Table.Rows[layer.Mapping.Index]))] : [];
        return
        [
            Count(layer.Mapping.Index + 1),
            .. shape,
            Count(layer.Mapping.Tiles.Count),
            Count(layer.Mapping.SpeedUp.Count),
            Share(layer.Mapping.Utilization, 1),
            Si.Format(cost.Latency, "s"),
            Si.Format(cost.Energy, "J"),
            Share(cost.ConversionEnergy, cost.Energy),
            Share(cost.AccumulationEnergy, cost.Energy),
            Share(cost.OtherEnergy, cost.Energy),
        ];
    }

    private static Table Simple(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns(headings.Select(heading => Markup.Escape(heading)).ToArray());
        foreach (var column in table.Columns)
            column.NoWrap().PadLeft(0);
        return table;
    }

    private static string Scaled(double value, double factor, string unit) => $"{Number(value / factor)} {unit}";

    private static string Percent(double share) => $"{Share(share, 1)} %";

    private static string Share(double part, double whole) => (whole == 0 ? 0 : 100 * part / whole).ToString("F1", CultureInfo.InvariantCulture);

    private static string Number(double value) => Math.Abs(value) >= 1000
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture) is var text && !text.Contains('E', StringComparison.Ordinal) ? text : value.ToString("0.###e+0", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
