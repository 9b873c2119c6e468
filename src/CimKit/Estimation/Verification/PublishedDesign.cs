using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Estimation.Verification;

/// <summary>The chip that the published program evaluates for its parameters, read as it reads them.</summary>
internal static class PublishedDesign
{
    internal static ChipDesign Of(string name, PublishedParameters p, PublishedWords words)
    {
        var unknown = p.Unknown.ToList();
        if (unknown.Count > 0)
            throw new FormatException($"parameters of {name} must be known ones; got {string.Join(", ", unknown)}.");
        return new ChipDesign
        {
            Name = name,
            Process = Process(p),
            Array = Array(p, words),
            Clock = new Clock { Frequency = p["clkFreq", Si.Giga], IsSynchronous = p.Is("synchronous", true) },
            Mapping = p.Is("novelMapping", true) ? TileMapping.ByKernelPosition : TileMapping.Unrolled,
            Schedule = new ScheduleDesign
            {
                Order = p.Is("pipeline", true) ? LayerOrder.Pipelined : LayerOrder.LayerByLayer,
                SpeedUpDegree = p.Count("speedUpDegree", 8),
            },
            GlobalBuffer = new BufferDesign
            {
                Kind = Kind(p, "globalBufferType"),
                CoreRows = p.Count("globalBufferCoreSizeRow", 128),
                CoreColumns = p.Count("globalBufferCoreSizeCol", 128),
            },
            // The kind of the tiles' buffers is that of the processing elements' (Q8).
            TileBuffer = new BufferDesign
            {
                Kind = Kind(p, "peBufferType"),
                CoreRows = p.Count("tileBufferCoreSizeRow", 32),
                CoreColumns = p.Count("tileBufferCoreSizeCol", 32),
            },
            Interconnect = Interconnect(p),
            Activation = new ActivationDesign
            {
                Function = p.Is("reLu", true) ? ActivationFunction.Relu : ActivationFunction.Sigmoid,
                Place = p.Is("chipActivation", true) ? ActivationPlace.AtChip : ActivationPlace.InTiles,
                TableCell = p.Is("Activationtype", true) ? TableCell.Sram : TableCell.Resistive,
            },
            Fidelity = Fidelity.Reference,
        };
    }

    private static ProcessDesign Process(PublishedParameters p) => new()
    {
        Nanometres = p.Count("technode", 22),
        Roadmap = p.Count("deviceroadmap", 2) == 1 ? Roadmap.HighPerformance : Roadmap.LowStandbyPower,
        Temperature = p.Count("temp", 300),
        ReadVoltage = p.Has("readVoltage") ? p["readVoltage", 0] : null,
        Calibration = p.Is("validated", true) ? Calibration.Silicon : Calibration.None,
    };

    private static Subarray Array(PublishedParameters p, PublishedWords words)
    {
        var levels = p.Count("levelOutput", 32);
        return new Subarray
        {
            Rows = words.Rows,
            Columns = p.Count("numColSubArray", 128),
            Cell = Cell(p, words),
            Read = Read(p, words),
            Adc = p.Is("SARADC", false)
                ? new SarAdc { Levels = levels }
                : new FlashAdc { Levels = levels, Sensing = p.Is("currentMode", true) ? SensingMode.Current : SensingMode.Voltage },
            ColumnsPerConverter = p.Count("numColMuxed", 8),
            WeightBits = words.WeightBits,
            InputBits = words.InputBits,
            WriteVoltage = p["writeVoltage", 2],
            AccessVoltage = p["accessVoltage", 1.1],
            DummySharing = p.Has("dumcolshared") ? p.Count("dumcolshared", levels) : null,
        };
    }

    private static IReadScheme Read(PublishedParameters p, PublishedWords words)
    {
        int? group = words.ParallelRows < words.Rows ? words.ParallelRows : null;
        return p.Count("operationmode", 2) switch
        {
            1 => new RowByRowRead(),
            3 => new BinaryRowByRowRead(),
            4 => new BinaryParallelRead { Group = group },
            5 => new BinaryRowByRowRead { Encoding = BinaryEncoding.Xnor },
            6 => new BinaryParallelRead { Encoding = BinaryEncoding.Xnor, Group = group },
            _ => new ParallelRead { Group = group },
        };
    }

    private static IArrayCell Cell(PublishedParameters p, PublishedWords words)
    {
        var (on, off) = (p["resistanceOn", 100 * Si.Kilo], p["resistanceOff", 1.7 * Si.Mega]);
        var bits = Math.Min(p.Count("cellBit", 1), words.WeightBits);
        var (taller, wider) = (p.Is("relaxArrayCellHeight", false), p.Is("relaxArrayCellWidth", false));
        return (p.Count("memcelltype", 1), p.Count("accesstype", 1)) switch
        {
            (1, _) => new SramCell { RelaxesHeight = taller, RelaxesWidth = wider },
            (2, 4) => new CrossPointCell { OnResistance = on, OffResistance = off, Bits = bits },
            (2, _) => new ResistiveCell { OnResistance = on, OffResistance = off, Bits = bits, RelaxesHeight = taller, RelaxesWidth = wider },
            _ => new FeFetCell { OnResistance = on, OffResistance = off, Bits = bits, RelaxesHeight = taller, RelaxesWidth = wider },
        };
    }

    private static BufferKind Kind(PublishedParameters p, string name) =>
        p.Is(name, false) ? BufferKind.Sram : BufferKind.RegisterFile;

    private static InterconnectDesign Interconnect(PublishedParameters p) => new()
    {
        Network = p.Is("globalBusType", false) ? GlobalNetwork.HTree : GlobalNetwork.XyBus,
        MaximumWidth = p.Count("maxGlobalBusWidth", 2048),
        GlobalDelayTolerance = p["globalBusDelayTolerance", 0.1],
        LocalDelayTolerance = p["localBusDelayTolerance", 0.1],
        FoldRatio = p["treeFoldedRatio", 4],
        InputToggleRate = p["inputtoggle", 0.18],
        OutputToggleRate = p["outputtoggle", 0.5],
        IsStreamed = p.Is("sync_data_transfer", false),
    };
}
