using System.Collections.Immutable;
using System.Globalization;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>A sub-array in several variants that differ in one thing, each at the clock it allows.</summary>
/// <remarks>Every variant is estimated for an average input vector (one bit of every input).</remarks>
/// <example><code>
/// SubarrayComparison.OverNodes(array)
/// SubarrayComparison.OverResolution(node, array, [3, 4, 5, 6, 7, 8])
/// SubarrayComparison.Over("Rows", "1", [32, 64, 128], rows => (node, array with { Rows = rows }))
/// </code></example>
public sealed record SubarrayComparison
{
    private SubarrayComparison(string name, string unit, ImmutableArray<SubarrayVariant> variants) =>
        (Name, Unit, Variants) = (Require.NotBlank(name), Require.NotBlank(unit), variants);

    /// <summary>What changes, for example <c>Technology node</c>.</summary>
    public string Name { get; }

    /// <summary>Unit of the values; <c>1</c> if they have none.</summary>
    public string Unit { get; }

    /// <summary>The variants: series after series, in the order of the values.</summary>
    public ImmutableArray<SubarrayVariant> Variants { get; }

    /// <summary>One array in several processes, low standby power, 300 K.</summary>
    /// <param name="array">The array.</param>
    /// <param name="nodes">Feature sizes in nanometres; all of <see cref="TechnologyCatalog.Nodes"/> if null.</param>
    /// <param name="rowActivity">Share of the rows that are selected.</param>
    /// <exception cref="InvalidDesignException">There is no such node.</exception>
    public static SubarrayComparison OverNodes(
        Subarray array, IReadOnlyList<int>? nodes = null, [Unit("1")] double rowActivity = 0.3) =>
        Over("Technology node", "nm", nodes ?? TechnologyCatalog.Nodes, nm => (TechnologyCatalog.Find(nm), array), rowActivity);

    /// <summary>Flash and successive-approximation converters of several resolutions.</summary>
    /// <param name="node">Process.</param>
    /// <param name="array">The array; its own converter does not count.</param>
    /// <param name="bits">Resolutions in bits, 1 to 12.</param>
    /// <param name="rowActivity">Share of the rows that are selected.</param>
    /// <exception cref="ArgumentOutOfRangeException">A resolution is not 1 to 12 bit.</exception>
    public static SubarrayComparison OverResolution(
        TechnologyNode node, Subarray array, IReadOnlyList<int> bits, [Unit("1")] double rowActivity = 0.3)
    {
        foreach (var resolution in bits)
            Require.InRange(resolution, 1, 12, "bit", nameof(bits));
        return Of("ADC resolution", "bit",
        [
            .. Series("flash", bits, b => (node, array with { Adc = new FlashAdc { Levels = 1 << b } }), rowActivity),
            .. Series("SAR", bits, b => (node, array with { Adc = new SarAdc { Levels = 1 << b } }), rowActivity),
        ]);
    }

    /// <summary>Several numbers of columns that take turns at one converter.</summary>
    /// <param name="node">Process.</param>
    /// <param name="array">The array.</param>
    /// <param name="columns">Columns that share a converter.</param>
    /// <param name="rowActivity">Share of the rows that are selected.</param>
    public static SubarrayComparison OverSharing(
        TechnologyNode node, Subarray array, IReadOnlyList<int> columns, [Unit("1")] double rowActivity = 0.3) =>
        Over("Columns per ADC", "1", columns, shared => (node, array with { ColumnsPerConverter = shared }), rowActivity);

    /// <summary>Several memory cells in the same array.</summary>
    /// <param name="node">Process.</param>
    /// <param name="array">The array; its own cell does not count.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="rowActivity">Share of the rows that are selected.</param>
    public static SubarrayComparison OverCells(
        TechnologyNode node, Subarray array, IReadOnlyList<IArrayCell> cells, [Unit("1")] double rowActivity = 0.3) =>
        Of("Memory cell", "1", [.. cells.Select(cell => Variant("", CellName(cell), (node, array with { Cell = cell }), rowActivity))]);

    /// <summary>Any value that changes.</summary>
    /// <param name="name">What changes.</param>
    /// <param name="unit">Its unit; <c>1</c> if it has none.</param>
    /// <param name="values">The values.</param>
    /// <param name="variant">Process and array of a value.</param>
    /// <param name="rowActivity">Share of the rows that are selected.</param>
    public static SubarrayComparison Over<T>(
        string name, string unit, IReadOnlyList<T> values, Func<T, (TechnologyNode Node, Subarray Array)> variant,
        [Unit("1")] double rowActivity = 0.3) => Of(name, unit, [.. Series("", values, variant, rowActivity)]);

    private static SubarrayComparison Of(string name, string unit, ImmutableArray<SubarrayVariant> variants) =>
        variants.IsEmpty
            ? throw new ArgumentException($"{name}: there must be at least 1 value to compare; got 0.", nameof(variants))
            : new SubarrayComparison(name, unit, variants);

    private static IEnumerable<SubarrayVariant> Series<T>(
        string series, IReadOnlyList<T> values, Func<T, (TechnologyNode, Subarray)> variant, double rowActivity) =>
        values.Select(value => Variant(
            series, string.Create(CultureInfo.InvariantCulture, $"{value}"), variant(value), rowActivity));

    private static SubarrayVariant Variant(
        string series, string value, (TechnologyNode Node, Subarray Array) of, double rowActivity)
    {
        var point = SubarraySweep.Run(of.Node, [of.Array], rowActivity)[0];
        return new SubarrayVariant(series, value, point.Array, point.Estimate, point.Problems);
    }

    private static string CellName(IArrayCell cell) => cell switch
    {
        SramCell sram => "SRAM" + Pitch(sram.RelaxesHeight || sram.RelaxesWidth),
        ResistiveCell resistive => $"1T1R, {cell.Bits} bit" + Pitch(resistive.RelaxesHeight || resistive.RelaxesWidth),
        FeFetCell feFet => $"FeFET, {cell.Bits} bit" + Pitch(feFet.RelaxesHeight || feFet.RelaxesWidth),
        CrossPointCell => $"cross-point, {cell.Bits} bit",
        _ => $"{cell.GetType().Name}, {cell.Bits} bit",
    };

    private static string Pitch(bool isRelaxed) => isRelaxed ? ", relaxed" : "";
}
