using CimKit.Crossbars;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class WeightSlicingTests
{
    [Fact]
    public void Digits_EveryCodeAndCell_AddUpToTheWeight()
    {
        for (var weightBits = 2; weightBits <= 8; weightBits++)
            for (var cellBits = 1; cellBits <= 4; cellBits++)
            {
                var slicing = new WeightSlicing { WeightBits = weightBits, CellBits = cellBits };
                for (var code = -(1 << (weightBits - 1)); code < 1 << (weightBits - 1); code++)
                {
                    var sum = Enumerable.Range(0, slicing.Digits)
                        .Sum(digit => (slicing.Digit(code, digit) - slicing.DummyDigit(digit)) << (digit * cellBits));
                    Assert.Equal(code, sum);
                }
            }
    }

    [Fact]
    public void Digits_BitsNotDivisible_TakeAnotherCell() =>
        Assert.Equal(3, new WeightSlicing { WeightBits = 8, CellBits = 3 }.Digits);
}
