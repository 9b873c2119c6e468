using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;

namespace CimKit.Tests.Circuits.Subarrays;

/// <summary>Draws sub-arrays over all that their properties take.</summary>
internal static class SubarraySamples
{
    internal static Subarray Draw(Random random) => new()
    {
        Rows = Size(random, 2, 1 << 14),
        Columns = Size(random, 2, 1 << 14),
        Cell = Cell(random),
        Read = Read(random),
        Adc = random.Next(2) == 0 ? new SarAdc { Levels = 1 << random.Next(1, 17) } : new FlashAdc
        {
            Levels = 1 << random.Next(1, 13), Sensing = (SensingMode)random.Next(2),
        },
        ColumnsPerConverter = Size(random, 1, 1 << 10),
        WeightBits = random.Next(1, 65),
        InputBits = random.Next(1, 65),
        WriteVoltage = 0.5 + 4 * random.NextDouble(),
        AccessVoltage = 0.5 + random.NextDouble(),
        DummySharing = random.Next(2) == 0 ? null : Size(random, 1, 256),
        Clock = new Clock { Frequency = 1e6 * Math.Pow(10, 4 * random.NextDouble()), IsSynchronous = random.Next(2) == 0 },
    };

    private static IArrayCell Cell(Random random) => random.Next(4) switch
    {
        0 => new SramCell { RelaxesHeight = random.Next(2) == 0, RelaxesWidth = random.Next(2) == 0 },
        1 => new ResistiveCell
        {
            OnResistance = Math.Pow(10, 3 + 3 * random.NextDouble()), OffResistance = 1e7, Bits = random.Next(1, 9),
            RelaxesHeight = random.Next(2) == 0, RelaxesWidth = random.Next(2) == 0,
        },
        2 => new FeFetCell { OnResistance = Math.Pow(10, 4 + 2 * random.NextDouble()), OffResistance = 1e8, Bits = random.Next(1, 9) },
        _ => new CrossPointCell { OnResistance = Math.Pow(10, 4 + 2 * random.NextDouble()), OffResistance = 1e7, Bits = random.Next(1, 9) },
    };

    private static IReadScheme Read(Random random) => random.Next(5) switch
    {
        0 => new RowByRowRead(),
        1 => new ParallelRead(),
        2 => new ParallelRead { Group = Size(random, 1, 256) },
        3 => new BinaryRowByRowRead { Encoding = (BinaryEncoding)random.Next(2) },
        _ => new BinaryParallelRead { Encoding = (BinaryEncoding)random.Next(2), Group = random.Next(2) == 0 ? null : Size(random, 1, 64) },
    };

    private static int Size(Random random, int low, int high) =>
        (int)Math.Round(low * Math.Pow((double)high / low, random.NextDouble()));
}
