using CimKit.Traces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Traces;

public sealed class BitBlockTests
{
    [Fact]
    public void Transpose_AnyBlock_SwapsRowsAndColumns() => Gen.ULong.Array[64].Sample(block =>
    {
        var turned = block.ToArray();
        BitBlock.Transpose(turned);
        return Enumerable.Range(0, 64).All(row => Enumerable.Range(0, 64)
            .All(column => (block[row] >> column & 1) == (turned[column] >> row & 1)));
    });
}
