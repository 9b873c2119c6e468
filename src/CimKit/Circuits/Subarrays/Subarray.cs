using System.Collections.Immutable;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>One memory array with everything that is needed to read it.</summary>
/// <remarks>Source: [Chen2018], Sections III and IV; [Peng2019]; calibration: [Lu2021]; below 22 nm: [Lee2024].</remarks>
/// <example><code>
/// var array = new Subarray { Cell = new SramCell(), Read = new ParallelRead(), Adc = new FlashAdc { Levels = 32 } };
/// var estimate = array.Estimate(node, array.TypicalActivity(node, rowActivity: 0.3));
/// </code></example>
public sealed record Subarray
{
    /// <summary>Rows.</summary>
    public int Rows { get; init => field = Require.InRange(value, 2, 1 << 14); } = 128;

    /// <summary>Columns.</summary>
    public int Columns { get; init => field = Require.InRange(value, 2, 1 << 14); } = 128;

    /// <summary>Memory cell.</summary>
    public required IArrayCell Cell { get; init; }

    /// <summary>How the array is read.</summary>
    public required IReadScheme Read { get; init; }

    /// <summary>Converters; SRAM read row by row has sense amplifiers instead.</summary>
    public IAdc Adc { get; init; } = new FlashAdc { Levels = 32 };

    /// <summary>Columns that share a converter.</summary>
    public int ColumnsPerConverter { get; init => field = Require.InRange(value, 1, 1 << 14); } = 8;

    /// <summary>Bits of a weight.</summary>
    [Unit("bit")]
    public int WeightBits { get; init => field = Require.InRange(value, 1, 64, "bit"); } = 8;

    /// <summary>Bits of an input; they are applied one after another.</summary>
    [Unit("bit")]
    public int InputBits { get; init => field = Require.InRange(value, 1, 64, "bit"); } = 8;

    /// <summary>Write voltage; above 1.5 V there are level shifters.</summary>
    [Unit("V")]
    public double WriteVoltage { get; init => field = Require.Positive(value, "V"); } = 2;

    /// <summary>Voltage at the gates of access transistors.</summary>
    [Unit("V")]
    public double AccessVoltage { get; init => field = Require.Positive(value, "V"); } = 1.1;

    /// <summary>Columns that share a dummy column; as many as the converter has levels if null.</summary>
    public int? DummySharing { get; init => field = value is { } columns ? Require.Positive(columns) : null; }

    /// <summary>Pace of the array; the sensing period limits its frequency.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>What makes the array impossible in a process; empty if nothing does.</summary>
    public IEnumerable<string> Problems(TechnologyNode node) => SubarrayRules.Problems(this, node);

    /// <summary>Time of one sensing step, by which the clock is limited.</summary>
    /// <returns>Seconds.</returns>
    /// <exception cref="InvalidDesignException">The array is impossible; see <see cref="Problems"/>.</exception>
    public double SensingPeriod(TechnologyNode node)
    {
        SubarrayRules.Check(this, node);
        return new SubarrayAssembly(this, node, Idle).SensingPeriod;
    }

    /// <summary>Cost of one input vector (one bit of every input).</summary>
    /// <param name="node">Process.</param>
    /// <param name="activity">What the vector does to the array.</param>
    /// <exception cref="InvalidDesignException">The array is impossible; see <see cref="Problems"/>.</exception>
    public SubarrayEstimate Estimate(TechnologyNode node, SubarrayActivity activity)
    {
        SubarrayRules.Check(this, node);
        return new SubarrayAssembly(this, node, activity).Estimate();
    }

    /// <summary>The array at the frequency its sensing period allows.</summary>
    /// <exception cref="InvalidDesignException">The array is impossible; see <see cref="Problems"/>.</exception>
    public Subarray Paced(TechnologyNode node) => this with
    {
        Clock = Clock with { Frequency = Math.Min(Clock.Frequency, 1 / SensingPeriod(node)) },
    };

    /// <summary>Activity of an input vector on stored weights.</summary>
    /// <param name="conductances">Stored weights, as their columns see them.</param>
    /// <param name="inputs">One entry a row with weights; not 0 where the row is selected.</param>
    /// <param name="node">Process.</param>
    public SubarrayActivity ActivityOf(TechnologyNode node, ColumnConductances conductances, ReadOnlySpan<byte> inputs)
    {
        Span<double> sums = conductances.Columns <= 512 ? stackalloc double[conductances.Columns] : new double[conductances.Columns];
        conductances.Read(inputs, sums);
        var active = inputs.Length - inputs.Count((byte)0);
        var shared = Cell.IsSram ? 1 : Read.IsRowByRow ? active : new SubarrayCounts(this, node).Groups;
        var resistances = ImmutableArray.CreateBuilder<double>(sums.Length);
        foreach (var sum in sums)
            resistances.Add(active == 0 && !node.IsReference ? double.PositiveInfinity : 1 / (sum / shared));
        return new SubarrayActivity { RowActivity = (double)active / Rows, ColumnResistances = resistances.MoveToImmutable() };
    }

    /// <summary>Activity of an average vector: the same share of rows, and cells between open and closed.</summary>
    public SubarrayActivity TypicalActivity(TechnologyNode node, [Unit("1")] double rowActivity = 0.5)
    {
        var array = Cell.Array(node, Rows, Columns, Read.IsRowByRow);
        var active = Math.Max(rowActivity * Rows, 1);
        var shared = Cell.IsSram ? 1 : Read.IsRowByRow ? active : new SubarrayCounts(this, node).Groups;
        var resistance = array.AverageResistance / active * shared;
        return new SubarrayActivity
        {
            RowActivity = rowActivity, ColumnResistances = [.. Enumerable.Repeat(resistance, Columns)],
        };
    }

    private static SubarrayActivity Idle { get; } = new() { RowActivity = 0, ColumnResistances = [] };
}
