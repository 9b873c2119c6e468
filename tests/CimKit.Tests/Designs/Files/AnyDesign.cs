using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Designs;
using CimKit.Foundation;
using CsCheck;

namespace CimKit.Tests.Designs.Files;

/// <summary>Arbitrary designs; not every one can be built.</summary>
internal static class AnyDesign
{
    private static readonly Gen<double> Ratio = Gen.Double[0.1, 0.9];
    private static readonly Gen<int> Side = Gen.Int[3, 9].Select(power => 1 << power);

    private static readonly Gen<IArrayCell> Cell = Gen.Select(Gen.Int[0, 3], Gen.Double[1e3, 1e6], Gen.Double[2, 100], Gen.Int[1, 3], Gen.Bool).Select(
        (kind, on, ratio, bits, relaxes) => kind switch
        {
            0 => (IArrayCell)new SramCell { RelaxesHeight = relaxes, Width = relaxes ? 20 : null },
            1 => new ResistiveCell { OnResistance = on, OffResistance = on * ratio, Bits = bits, RelaxesWidth = relaxes },
            2 => new CrossPointCell { OnResistance = on, OffResistance = on * ratio, Bits = bits, Height = ratio },
            _ => new FeFetCell { OnResistance = on, OffResistance = on * ratio, Bits = bits, RelaxesHeight = relaxes },
        });

    private static readonly Gen<IReadScheme> Read = Gen.Select(Gen.Int[0, 3], Gen.Int[2, 64], Gen.Bool).Select((kind, group, isXnor) => kind switch
    {
        0 => (IReadScheme)new ParallelRead { Group = isXnor ? group : null },
        1 => new RowByRowRead(),
        2 => new BinaryParallelRead { Encoding = isXnor ? BinaryEncoding.Xnor : BinaryEncoding.Bnn, Group = isXnor ? null : group },
        _ => new BinaryRowByRowRead { Encoding = isXnor ? BinaryEncoding.Xnor : BinaryEncoding.Bnn },
    });

    private static readonly Gen<Subarray> Array = Gen.Select(Gen.Select(Side, Side, Cell), Read, Gen.Select(Gen.Int[1, 8], Gen.Bool, Gen.Bool), Gen.Select(Gen.Int[1, 8], Gen.Int[1, 10], Ratio)).Select(
        (body, read, adc, words) => new Subarray
        {
            Rows = body.Item1,
            Columns = body.Item2,
            Cell = body.Item3,
            Read = read,
            Adc = adc.Item2 ? new SarAdc { Levels = 1 << adc.Item1 } : new FlashAdc { Levels = 1 << adc.Item1, Sensing = adc.Item3 ? SensingMode.Voltage : SensingMode.Current },
            ColumnsPerConverter = words.Item1,
            WeightBits = words.Item2,
            InputBits = words.Item1,
            AccessVoltage = words.Item3,
            DummySharing = adc.Item3 ? words.Item2 : null,
        });

    internal static readonly Gen<ChipDesign> Any = Gen.Select(
        Array, Gen.Int[0, TechnologyCatalog.Nodes.Length - 1].Select(index => TechnologyCatalog.Nodes[index]), Gen.Int[0, 100], Gen.Select(Ratio, Ratio, Ratio), Gen.Bool.Array[10], Gen.String[Gen.Char.AlphaNumeric, 1, 8]).Select(
        (array, node, warmth, ratios, flags, name) => new ChipDesign
        {
            Name = name + "µ\"\\Ω",
            Process = new()
            {
                Nanometres = node,
                Temperature = flags[0] ? 300 + warmth : 300,
                Roadmap = flags[1] ? Roadmap.HighPerformance : Roadmap.LowStandbyPower,
                ReadVoltage = flags[2] ? ratios.Item1 : null,
                Calibration = flags[3] ? Calibration.None with { SensingMargin = 1 + ratios.Item2 } : Calibration.Silicon,
            },
            Array = array,
            Clock = new() { Frequency = ratios.Item3 * 2e9, IsSynchronous = flags[4] },
            Mapping = flags[5] ? TileMapping.Unrolled : TileMapping.ByKernelPosition,
            Schedule = new() { Order = flags[6] ? LayerOrder.LayerByLayer : LayerOrder.Pipelined, SpeedUpDegree = 1 + warmth },
            GlobalBuffer = new() { Kind = flags[7] ? BufferKind.Sram : BufferKind.RegisterFile, CoreRows = 1 + warmth, CoreColumns = 64 },
            TileBuffer = new() { Kind = flags[8] ? BufferKind.Sram : BufferKind.RegisterFile, CoreRows = 16, CoreColumns = 1 + warmth },
            Interconnect = new() { Network = flags[8] ? GlobalNetwork.HTree : GlobalNetwork.XyBus, FoldRatio = 1 + ratios.Item2, InputToggleRate = ratios.Item1, IsStreamed = flags[9] },
            Activation = new() { Function = flags[1] ? ActivationFunction.Sigmoid : ActivationFunction.Relu, Place = flags[2] ? ActivationPlace.InTiles : ActivationPlace.AtChip },
            Fidelity = flags[0] ? Fidelity.Reference : Fidelity.Corrected,
        });
}
