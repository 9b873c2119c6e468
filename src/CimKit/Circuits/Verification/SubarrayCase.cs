using System.Globalization;
using System.Text.RegularExpressions;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>A sub-array described in words, for example "22nm LSTP SRAM parallel CSA 128x128 mux8 levels32 w8 x8".</summary>
internal sealed partial record SubarrayCase
{
    private int Nanometres { get; init; } = 22;

    private Roadmap Roadmap { get; init; } = Roadmap.LowStandbyPower;

    private int Temperature { get; init; } = 300;

    private string CellName { get; init; } = "SRAM";

    private bool IsRowByRow { get; init; }

    private bool IsBinary { get; init; }

    private string AdcName { get; init; } = "CSA";

    private (int Rows, int Columns) Size { get; init; } = (128, 128);

    private int Shared { get; init; } = 8;

    private int Levels { get; init; } = 32;

    private int CellBits { get; init; } = 1;

    private int WeightBits { get; init; } = 8;

    private int InputBits { get; init; } = 8;

    private double OnResistance { get; init; } = 1e5;

    private double Ratio { get; init; } = 17;

    private int? Group { get; init; }

    private bool IsAsynchronous { get; init; }

    private bool IsCalibrated { get; init; } = true;

    /// <summary>A case of its own, or the words that change one.</summary>
    internal static SubarrayCase Parse(string words, SubarrayCase start)
    {
        var result = start;
        if (words.Contains("not validated", StringComparison.Ordinal))
            result = result with { IsCalibrated = false };
        foreach (var word in words.Replace("not validated", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            result = result.With(word);
        return result;
    }

    internal TechnologyNode Node() => TechnologyCatalog.Find(
        Nanometres, Roadmap, Temperature, Fidelity.Reference, IsCalibrated ? Calibration.Silicon : Calibration.None);

    internal Subarray Array() => new()
    {
        Rows = Size.Rows,
        Columns = Size.Columns,
        Cell = Cell(),
        Read = Scheme(),
        Adc = AdcName == "SAR"
            ? new SarAdc { Levels = Levels }
            : new FlashAdc { Levels = Levels, Sensing = AdcName == "VSA" ? SensingMode.Voltage : SensingMode.Current },
        ColumnsPerConverter = Shared,
        WeightBits = WeightBits,
        InputBits = InputBits,
        Clock = new Clock { Frequency = 1e9, IsSynchronous = !IsAsynchronous },
    };

    /// <summary>The stored pattern of the check values: ((7i + 3j) mod 2^bits) in row i and column j.</summary>
    internal byte[] Pattern()
    {
        var pattern = new byte[Size.Rows * Size.Columns];
        for (var index = 0; index < pattern.Length; index++)
            pattern[index] = (byte)((7 * (index / Size.Columns) + 3 * (index % Size.Columns)) % (1 << CellBits));
        return pattern;
    }

    /// <summary>The input vector of the check values: every third row.</summary>
    internal byte[] Inputs() => [.. Enumerable.Range(0, Size.Rows).Select(row => (byte)(5 * row % 3 == 0 ? 1 : 0))];

    private IArrayCell Cell() => CellName switch
    {
        "SRAM" => new SramCell(),
        "FeFET" => new FeFetCell { OnResistance = OnResistance, OffResistance = OnResistance * Ratio, Bits = CellBits },
        "cross-point" => new CrossPointCell { OnResistance = OnResistance, OffResistance = OnResistance * Ratio, Bits = CellBits },
        _ => new ResistiveCell { OnResistance = OnResistance, OffResistance = OnResistance * Ratio, Bits = CellBits },
    };

    private IReadScheme Scheme() => (IsRowByRow, IsBinary) switch
    {
        (true, true) => new BinaryRowByRowRead(),
        (true, false) => new RowByRowRead(),
        (false, true) => new BinaryParallelRead { Group = Group },
        _ => new ParallelRead { Group = Group },
    };

    private SubarrayCase With(string word) => word switch
    {
        "HP" => this with { Roadmap = Roadmap.HighPerformance },
        "LSTP" => this with { Roadmap = Roadmap.LowStandbyPower },
        "SRAM" or "FeFET" or "cross-point" => this with { CellName = word },
        "RRAM" => this with { CellName = "1T1R" },
        "1T1R" or "ADC" or "and" => this,
        "parallel" => this with { IsRowByRow = false },
        "sequential" => this with { IsRowByRow = true },
        "BNN" or "XNOR" => this with { IsBinary = true },
        "CSA" or "VSA" or "SAR" => this with { AdcName = word },
        "asynchronous" => this with { IsAsynchronous = true },
        "synchronous" => this with { IsAsynchronous = false },
        _ => WithNumber(word),
    };

    private SubarrayCase WithNumber(string word)
    {
        if (SizeWord().Match(word) is { Success: true } size)
            return this with { Size = (Whole(size.Groups[1].Value), Whole(size.Groups[2].Value)) };
        if (NumberWord().Match(word) is not { Success: true } match)
            throw new FormatException($"'{word}' does not describe a sub-array.");
        var (name, value, unit) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        return (name, unit) switch
        {
            ("", "nm") => this with { Nanometres = Whole(value) },
            ("", "K") => this with { Temperature = Whole(value) },
            ("mux", "") => this with { Shared = Whole(value) },
            ("levels", "") => this with { Levels = Whole(value) },
            ("cell", "b") => this with { CellBits = Whole(value) },
            ("w", "") => this with { WeightBits = Whole(value) },
            ("x", "") => this with { InputBits = Whole(value) },
            ("rowsOn", "") => this with { Group = Whole(value) },
            ("ratio", "") => this with { Ratio = Number(value) },
            ("Ron", _) => this with { OnResistance = Number(value) * (unit == "k" ? 1e3 : unit == "M" ? 1e6 : 1) },
            _ => throw new FormatException($"'{word}' does not describe a sub-array."),
        };
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+)x(\d+)$")]
    private static partial Regex SizeWord();

    [GeneratedRegex(@"^([A-Za-z]*?)([0-9.]+)([A-Za-z]*)$")]
    private static partial Regex NumberWord();
}
