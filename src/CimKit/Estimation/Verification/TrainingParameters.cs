using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Estimation.Verification;

/// <summary>A run of the published training program as a design.</summary>
internal static class TrainingParameters
{
    private static readonly HashSet<string> Known =
    [
        "operationmode", "memcelltype", "accesstype", "deviceroadmap", "novelMapping", "SARADC", "currentMode", "technode", "temp",
        "wireWidth", "featuresize", "numRowSubArray", "numColSubArray", "numRowSubArrayWG", "numColSubArrayWG", "numColMuxed", "numRowMuxedAG",
        "numRowMuxedWG", "levelOutput", "levelOutputAG", "levelOutputWG", "cellBit", "resistanceOn", "resistanceOff", "resistanceAccess",
        "readVoltage", "accessVoltage", "writeVoltage", "writePulseWidth", "maxNumLevelLTP", "maxNumLevelLTD", "gateCapFeFET", "polarization",
        "batchSize", "numIteration", "parallelBP", "bufferOverHeadConstraint", "dramType", "trainingEstimation", "clkFreq", "pipeline",
        "maxGlobalBusWidth", "globalBusDelayTolerance", "localBusDelayTolerance", "treeFoldedRatio", "globalBufferType", "tileBufferType",
        "peBufferType", "globalBufferCoreSizeRow", "globalBufferCoreSizeCol", "tileBufferCoreSizeRow", "tileBufferCoreSizeCol",
    ];

    internal static TrainingDesign Design(string name, PublishedParameters p, int weightBits, int inputBits, bool isZeroed)
    {
        var unknown = p.Names.Where(parameter => !Known.Contains(parameter)).ToList();
        if (unknown.Count > 0)
            throw new FormatException($"parameters of {name} must be known ones; got {string.Join(", ", unknown)}.");
        return new TrainingDesign
        {
            Name = name,
            Fidelity = Fidelity.Reference,
            ForgetsResistance = isZeroed,
            Process = Process(p),
            WireWidth = p.Has("wireWidth") ? p["wireWidth", 40] * Si.Nano : null,
            Array = Array(p, weightBits, inputBits),
            SeriesResistance = p["resistanceAccess", 15 * Si.Kilo],
            Frequency = p["clkFreq", Si.Giga],
            Mapping = p.Is("novelMapping", true) ? TileMapping.ByKernelPosition : TileMapping.Unrolled,
            Transposed = new TransposedReadDesign
            {
                RowsPerConverter = p.Count("numRowMuxedAG", 8), Levels = p.Count("levelOutputAG", 64), IsParallel = p.Is("parallelBP", true),
            },
            Gradient = new WeightGradientDesign
            {
                Rows = p.Count("numRowSubArrayWG", 128),
                Columns = p.Count("numColSubArrayWG", 128),
                ColumnsPerConverter = p.Count("numRowMuxedWG", 8),
                Levels = p.Count("levelOutputWG", 16),
                BufferOverhead = p["bufferOverHeadConstraint", 1],
            },
            Write = Write(p),
            BatchSize = p.Count("batchSize", 200),
            Iterations = p.Count("numIteration", 250),
            IsTraining = p.Is("trainingEstimation", true),
            Dram = p.Count("dramType", 2) == 1 ? DramKind.Gddr5 : DramKind.Hbm2,
            GlobalBuffer = Buffer(p, "globalBuffer", "globalBufferType", 128),
            TileBuffer = Buffer(p, "tileBuffer", "peBufferType", 32),
            Interconnect = new InterconnectDesign
            {
                Network = GlobalNetwork.HTree,
                MaximumWidth = p.Count("maxGlobalBusWidth", 8192),
                GlobalDelayTolerance = p["globalBusDelayTolerance", 0.1],
                LocalDelayTolerance = p["localBusDelayTolerance", 0.1],
                FoldRatio = p["treeFoldedRatio", 4],
            },
        };
    }

    private static ProcessDesign Process(PublishedParameters p) => new()
    {
        Nanometres = p.Count("technode", 32),
        Roadmap = p.Count("deviceroadmap", 2) == 1 ? Roadmap.HighPerformance : Roadmap.LowStandbyPower,
        Temperature = p.Count("temp", 300),
        ReadVoltage = p.Has("readVoltage") ? p["readVoltage", 0] : null,
        Calibration = Calibration.None,
    };

    private static Subarray Array(PublishedParameters p, int weightBits, int inputBits)
    {
        var levels = p.Count("levelOutput", 64);
        return new Subarray
        {
            Rows = p.Count("numRowSubArray", 128),
            Columns = p.Count("numColSubArray", 128),
            Cell = Cell(p, Math.Min(p.Count("cellBit", 5), weightBits)),
            Read = p.Count("operationmode", 2) == 1 ? new RowByRowRead() : new ParallelRead(),
            Adc = p.Is("SARADC", false)
                ? new SarAdc { Levels = levels }
                : new FlashAdc { Levels = levels, Sensing = p.Is("currentMode", true) ? SensingMode.Current : SensingMode.Voltage },
            ColumnsPerConverter = p.Count("numColMuxed", 8),
            WeightBits = weightBits,
            InputBits = inputBits,
            WriteVoltage = p["writeVoltage", 4],
            AccessVoltage = p["accessVoltage", 1.1],
        };
    }

    private static IArrayCell Cell(PublishedParameters p, int bits)
    {
        var (on, off) = (p["resistanceOn", 240 * Si.Kilo], p["resistanceOff", 24 * Si.Mega]);
        return (p.Count("memcelltype", 3), p.Count("accesstype", 1)) switch
        {
            (1, _) => new SramCell(),
            (2, 4) => new CrossPointCell { OnResistance = on, OffResistance = off, Bits = bits },
            (2, _) => new ResistiveCell { OnResistance = on, OffResistance = off, Bits = bits, Height = 4, Width = 4 },
            _ => new FeFetCell { OnResistance = on, OffResistance = off, Bits = bits, Height = 4, Width = 4 },
        };
    }

    private static WriteDesign Write(PublishedParameters p) => new()
    {
        PulseWidth = p["writePulseWidth", 50 * Si.Nano],
        PotentiationLevels = p.Count("maxNumLevelLTP", 60),
        DepressionLevels = p.Count("maxNumLevelLTD", 60),
        FerroelectricGate = p["gateCapFeFET", 2.1717e-18],
        Polarization = p["polarization", 20] / 100,
    };

    private static BufferDesign Buffer(PublishedParameters p, string name, string kind, int side) => new()
    {
        Kind = p.Is(kind, false) ? BufferKind.Sram : BufferKind.RegisterFile,
        CoreRows = p.Count(name + "CoreSizeRow", side),
        CoreColumns = p.Count(name + "CoreSizeCol", side),
    };
}
