using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>The converters of a layer as decision edges: any references, and levels that differ from converter to converter.</summary>
/// <remarks>
/// A sum becomes a position, sum × scale + bias, and the position a code by its converter's edges, which are exact in float32; a
/// table of first guesses makes the search short. Read only once built, shared by all threads.
/// </remarks>
internal sealed class ConverterBank
{
    private const int GuessesPerCode = 4;
    private readonly float[][] edges;
    private readonly int[][] places;

    /// <param name="layout">Where a column lies.</param>
    /// <param name="converters">One per digit.</param>
    /// <param name="errors">Mismatch; none for non-linear references.</param>
    /// <param name="seeds">Node of this chip and layer.</param>
    public ConverterBank(LaneLayout layout, IConverter[] converters, AdcErrors errors, SeedTree seeds)
    {
        Layout = layout;
        var bits = layout.Tiling.Slicing.CellBits;
        var lanes = Enumerable.Range(0, layout.Columns * layout.Digits);
        Values = converters.Select((converter, digit) => Codes(converter, 0).Select(code => converter.Shifted(code, 1 << (digit * bits))).ToArray()).ToArray();
        if (errors.MovesLevels)
        {
            var converterCount = (layout.Columns * layout.Digits + errors.ColumnsPerConverter - 1) / errors.ColumnsPerConverter;
            var resolution = (int)Math.Log2(converters[0].MaximumCode - converters[0].MinimumCode + 1);
            edges = Enumerable.Range(0, layout.Tiling.Arrays).SelectMany(array => Draw(seeds["converter"][array], converterCount, resolution, errors)).ToArray();
            places = Enumerable.Range(0, layout.Tiling.Arrays)
                .Select(array => lanes.Select(lane => array * converterCount + lane / errors.ColumnsPerConverter).ToArray()).ToArray();
            Positions = converters.Select(converter => CodePosition.Evenly(converter)).ToArray();
        }
        else
        {
            edges = converters.Select(Exact).ToArray();
            places = Enumerable.Repeat(lanes.Select(lane => lane % layout.Digits).ToArray(), layout.Tiling.Arrays).ToArray();
            Positions = converters.Select((converter, digit) => CodePosition.Of(converter, edges[digit], GuessesPerCode)).ToArray();
        }
    }

    /// <summary>Where a column lies.</summary>
    public LaneLayout Layout { get; }

    /// <summary>Per digit and code: its value times the digit's weight, as numbers of the shift-adder.</summary>
    public long[][] Values { get; }

    /// <summary>Per digit.</summary>
    public CodePosition[] Positions { get; }

    /// <summary>Edges of the converter of a column: the smallest positions of code 1, 2, ….</summary>
    /// <param name="array">Number of the array.</param>
    /// <param name="lane">Column × digits + digit.</param>
    public float[] Edges(int array, int lane) => edges[places[array][lane]];

    private static IEnumerable<float[]> Draw(SeedTree array, int count, int bits, AdcErrors errors)
    {
        var (capacitors, comparators) = (array["capacitors"].ToRandom(), array["comparators"].ToRandom());
        return Enumerable.Range(0, count).Select(_ => SarLevels.Edges(bits, errors, capacitors, comparators)).ToArray();
    }

    private static float[] Exact(IConverter converter) =>
        Codes(converter, 1).Select(code => Smallest(converter.EdgeBelow(code), converter.TakesEdge(code))).ToArray();

    /// <summary>Smallest float32 that is not below an edge, or above it.</summary>
    private static float Smallest(double edge, bool isIncluded)
    {
        var near = (float)edge;
        return near > edge || (near == edge && isIncluded) ? near : MathF.BitIncrement(near);
    }

    private static IEnumerable<int> Codes(IConverter converter, int skip) =>
        Enumerable.Range(converter.MinimumCode + skip, converter.MaximumCode - converter.MinimumCode + 1 - skip);
}
