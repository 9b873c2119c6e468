using CimKit.Extensions.Progress;

namespace CimKit.Extensions.Tests.Progress;

public sealed class RemainingTimeTests
{
    [Theory]
    [InlineData(1.9, 0.1, "")]
    [InlineData(10, 0, "")]
    [InlineData(10, 1, "")]
    [InlineData(10, 0.5, "10 s left")]
    [InlineData(10, 0.1, "2 min left")]
    [InlineData(100, 0.01, "2.8 h left")]
    [InlineData(60, 0.1, "9 min left")]
    public void Of_ElapsedAndPart_IsWhatAnEvenPaceNeeds(double seconds, double fraction, string expected) =>
        Assert.Equal(expected, RemainingTime.Of(TimeSpan.FromSeconds(seconds), fraction));
}
