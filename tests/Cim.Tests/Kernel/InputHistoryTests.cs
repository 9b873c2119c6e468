using Cim.Kernel;
using Xunit;

namespace Cim.Tests.Kernel;

public class InputHistoryTests
{
    [Fact]
    public void Tail_TwoOfThree_GivesTheLastTwoInOrder() => Assert.Equal(["b", "a"], Codes(Three().Tail(2)));

    [Fact]
    public void Range_StopIsNotIncluded() => Assert.Equal(["b"], Codes(Three().Range(0, 2, 3)));

    [Fact]
    public void Range_AnotherSession_IsEmpty() => Assert.Empty(Three().Range(7, 1, 3));

    [Fact]
    public void Search_UniquePattern_GivesTheLatestOfEach() => Assert.Equal([2, 3], Three().Search("?", null, unique: true).Select(entry => entry.Line));

    [Fact]
    public void Search_WithCount_GivesTheLatest() => Assert.Equal([3], Three().Search("a*", 1, unique: false).Select(entry => entry.Line));

    private static InputHistory Three()
    {
        var history = new InputHistory();
        foreach (var (code, line) in new[] { ("a", 1), ("b", 2), ("a", 3) })
            history.Add(new HistoryEntry(line, code, null));
        return history;
    }

    private static IEnumerable<string> Codes(IEnumerable<HistoryEntry> entries) => entries.Select(entry => entry.Code);
}
