using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>Any read of one sub-array, with everything that all reads share worked out once.</summary>
/// <remarks>
/// The energy of a read is affine in its selected rows, but for the converters, whose energy is a sum over the columns; its
/// latency is a function of the selected rows alone. Equals <see cref="Subarray.Estimate"/>. Source: first principles.
/// </remarks>
/// <example><code>
/// var reads = SubarrayReads.Of(array, node);
/// var cost = reads.WithoutColumns(activeRows: 40);
/// var energy = cost.ConversionEnergy + reads.Conversions(40) * reads.ColumnEnergy(conductances, reads.Share(40));
/// </code></example>
public sealed class SubarrayReads
{
    private readonly SubarrayAssembly _idle;
    private readonly SubarrayCounts _counts;
    private readonly SubarrayReadCost[] _costs;
    private readonly ColumnEnergyCurve? _curve;

    private SubarrayReads(Subarray array, TechnologyNode node)
    {
        (Array, Node) = (array, node);
        _counts = new SubarrayCounts(array, node);
        _idle = new SubarrayAssembly(array, node, Activity(0));
        Idle = _idle.Estimate();
        Cells = array.Cell.Array(node, array.Rows, array.Columns, _counts.IsRowByRow);
        var busy = new SubarrayAssembly(array, node, Activity(1)).Estimate();
        _costs = [.. Enumerable.Range(0, array.Rows + 1).Select(rows => Cost(busy, rows))];
        _curve = _idle.Converters is { } adc ? ColumnEnergyCurve.Of(node, adc) : null;
    }

    /// <summary>The array.</summary>
    public Subarray Array { get; }

    /// <summary>Process.</summary>
    public TechnologyNode Node { get; }

    /// <summary>Estimate of a read without a selected row: areas, leakage and sensing period, which no read changes.</summary>
    public SubarrayEstimate Idle { get; }

    /// <summary>Size, line loads and resistances of the cells.</summary>
    public CellArray Cells { get; }

    /// <summary>Whether columns are converted; sense amplifiers of SRAM read row by row have a fixed energy.</summary>
    public bool HasConverters => _curve is not null;

    /// <summary>Columns that share a converter, as the array's circuits count them.</summary>
    public int ColumnsPerConverter => _counts.Shared;

    /// <summary>Energy of driving the rows of a flash ADC's dummy columns.</summary>
    internal double ReferenceEnergy => _idle.Converters?.Columns.ReferenceEnergy ?? 0;

    /// <summary>The array's reads.</summary>
    /// <exception cref="InvalidDesignException">The array is impossible; see <see cref="Subarray.Problems"/>.</exception>
    public static SubarrayReads Of(Subarray array, TechnologyNode node)
    {
        SubarrayRules.Check(array, node);
        return new SubarrayReads(array, node);
    }

    /// <summary>Energy and latency of a read without its conversions.</summary>
    /// <param name="activeRows">Selected rows, 0 to <see cref="Subarray.Rows"/>.</param>
    public SubarrayReadCost WithoutColumns(int activeRows) => _costs[activeRows];

    /// <summary>Times that each column is converted in a read.</summary>
    public double Conversions(int activeRows) => _idle.Conversions(activeRows);

    /// <summary>Number by which a column's conductance is divided before it is converted: rows or groups seen one after another.</summary>
    public double Share(int activeRows) => _counts.IsSram ? 1 : _counts.IsRowByRow ? activeRows : _counts.Groups;

    /// <summary>Energy of converting columns once.</summary>
    /// <param name="conductances">Conductance of each column over all selected rows, in siemens; 0 without one.</param>
    /// <param name="share">See <see cref="Share"/>.</param>
    /// <returns>Joule.</returns>
    public double ColumnEnergy(ReadOnlySpan<double> conductances, double share) => _curve?.Sum(conductances, share) ?? 0;

    private static SubarrayActivity Activity(double rows) => new() { RowActivity = rows, ColumnResistances = [] };

    private SubarrayReadCost Cost(SubarrayEstimate busy, int rows)
    {
        var share = (double)rows / Array.Rows;
        var timing = _idle.TimingAt(rows);
        double Between(SubarrayCategory category) =>
            Idle.EnergyOf(category) * (1 - share) + busy.EnergyOf(category) * share;
        return new SubarrayReadCost(
            Between(SubarrayCategory.Conversion), Between(SubarrayCategory.Accumulation), Between(SubarrayCategory.Drivers),
            timing.Conversion, timing.Accumulation, timing.Drivers);
    }
}
