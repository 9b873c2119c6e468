using CimKit.Foundation;
using CimKit.Mapping.Cells;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Mapping;

public sealed class WeightCodingTests
{
    [Theory]
    [InlineData(0, 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(128, 1, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(255, 2, new byte[] { 3, 3, 3, 3 })]
    [InlineData(0x6B, 4, new byte[] { 6, 11 })]
    [InlineData(0x6B, 3, new byte[] { 1, 5, 3 })]
    public void MultiBitCells_Code_IsStoredMostSignificantDigitFirst(int code, int cellBits, byte[] expected) =>
        Assert.Equal(expected, Store(new MultiBitCells { WeightBits = 8, CellBits = cellBits }, code, 8));

    [Fact]
    public void MultiBitCells_WeightOne_WrapsOnlyInReference()
    {
        var cells = new MultiBitCells { WeightBits = 8, CellBits = 2 };

        Assert.Equal([3, 3, 3, 3], Store(cells, 256, 8));
        Assert.Equal([0, 0, 0, 0], Store(cells with { Fidelity = Fidelity.Reference }, 256, 8));
    }

    [Fact]
    public void MultiBitCells_AnyCode_IsTheSumOfItsDigits() => Gen.Select(Gen.Int[1, 12], Gen.Int[1, 8], Gen.Int[0, 1 << 12]).Sample((bits, cellBits, code) =>
    {
        var cells = new MultiBitCells { WeightBits = bits, CellBits = Math.Min(bits, cellBits) };
        code %= 1 << bits;
        return Store(cells, code, bits).Aggregate(0, (sum, digit) => (sum << cells.CellBits) + digit) == code;
    });

    [Fact]
    public void BinaryCodings_BothWeights_HoldOppositeLevels()
    {
        Assert.Equal([[0], [1]], new[] { 0, 1 }.Select(code => Store(new BinaryCells(), code, 1)));
        Assert.Equal([[0, 1], [1, 0]], new[] { 0, 1 }.Select(code => Store(new ComplementaryColumns(), code, 1)));
        Assert.Equal([[0, 1], [1, 0]], new[] { 0, 1 }.Select(code => Store(new ComplementaryRows(), code, 1)));
    }

    [Fact]
    public void MultiBitCells_MoreCellBitsThanWeightBits_IsAProblem() => Assert.Equal(
        ["CellBits (4) must not exceed WeightBits (2)."], new MultiBitCells { WeightBits = 2, CellBits = 4 }.Problems());

    private static byte[] Store(IWeightCoding coding, int code, int bits)
    {
        var levels = new byte[coding.ColumnsPerWeight * coding.RowsPerWeight];
        coding.Store(code, bits, levels);
        return levels;
    }
}
