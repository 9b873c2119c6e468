using Cim.Kernel.Protocol;
using CsCheck;
using Xunit;

namespace Cim.Tests.Kernel.Protocol;

public class CursorPositionTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("😀x", 1, 2)]
    [InlineData("😀x", 2, 3)]
    [InlineData("ab", 99, 2)]
    [InlineData("", 0, 0)]
    public void ToUtf16_CodePoints_CountsPairsAsTwo(string code, int codePoints, int expected) =>
        Assert.Equal(expected, CursorPosition.ToUtf16(code, codePoints));

    [Fact]
    public void FromUtf16_ThereAndBack_IsTheSame() =>
        Gen.Select(Gen.OneOf(Gen.Const("a"), Gen.Const("😀"), Gen.Const("μ")).Array[0, 20], Gen.Int[0, 20]).Sample((parts, count) =>
        {
            var position = Math.Min(count, parts.Length);
            var code = string.Concat(parts);
            Assert.Equal(position, CursorPosition.FromUtf16(code, CursorPosition.ToUtf16(code, position)));
        });
}
