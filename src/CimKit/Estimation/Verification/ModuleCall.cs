using CimKit.Circuits;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Verification;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;

namespace CimKit.Estimation.Verification;

/// <summary>What the published program's circuits hold after one pass over one layer.</summary>
internal sealed class ModuleCall
{
    internal const string ClockPass = "only sub-arrays are evaluated while the clock is found";
    internal const string OtherKind = "the layer does not use this circuit, which keeps figures of an earlier one";

    private readonly Lazy<SubarrayEstimate> _read;

    internal ModuleCall(ChipRecord record, int layer, bool isClockPass)
    {
        Estimate = record.Estimate;
        Layer = Estimate.Layers[layer];
        IsClockPass = isClockPass;
        LastActivity = LastRead.Activity(record.Estimate, record.Run, layer);
        _read = new(() => LastRead.Of(record.Estimate, record.Run, layer));
    }

    internal ChipEstimate Estimate { get; }

    internal LayerEstimate Layer { get; }

    internal bool IsClockPass { get; }

    internal SubarrayEstimate Read => _read.Value;

    /// <summary>Share of selected rows in the last read of the last sub-array.</summary>
    internal double LastActivity { get; }

    internal ChipModel Model => Estimate.Model!;

    internal ChipContext Chip => Model.Chip;

    internal TileModel Tile => Model.TileOf(Layer.Mapping);

    internal TileEstimate LastTile => Layer.Tiles[^1];

    internal ElementEstimate LastElement => LastTile.Elements[^1];

    /// <summary>Unit of latencies: cycles where a clock paces the chip.</summary>
    internal double Time => Chip.Clock.IsSynchronous ? Chip.Clock.Period : 1;

    /// <summary>A circuit's rectangle, and what it took in this layer.</summary>
    /// <param name="area">Rectangle of all its copies.</param>
    /// <param name="read">Time and energy; none if the layer does not use it.</param>
    /// <param name="leakage">Leakage as it stands.</param>
    /// <param name="write">Time and energy of writes.</param>
    internal CheckedQuantities Circuit(Cost area, PartCost? read, double leakage, PartCost? write = null)
    {
        var quantities = new CheckedQuantities
        {
            ["area_m2"] = () => area.Area,
            ["height_m"] = () => area.Height,
            ["width_m"] = () => area.Width,
        };
        Add(quantities, read, "read_latency", "read_dynamic_energy_J");
        Add(quantities, write, "write_latency", "write_dynamic_energy_J");
        quantities["leakage_W"] = () => leakage;
        if (IsClockPass || read is null)
            quantities.NotApplicable("leakage_W", Reason);
        return quantities;
    }

    private string Reason => IsClockPass ? ClockPass : OtherKind;

    private void Add(CheckedQuantities quantities, PartCost? part, string latency, string energy)
    {
        quantities[latency] = () => part!.Value.Latency / Time;
        quantities[energy] = () => part!.Value.Energy;
        if (!IsClockPass && part is not null)
            return;
        quantities.NotApplicable(latency, Reason);
        quantities.NotApplicable(energy, Reason);
    }
}
