using CimKit.Neural.Runtime;
using Xunit;

namespace CimKit.Tests.Neural.Runtime;

public class LoadedOnceTests
{
    [Fact]
    public void Value_AfterAFailure_IsTriedAgainAndThenKept()
    {
        var calls = 0;
        var once = new LoadedOnce<string>(() => ++calls == 1 ? throw new DllNotFoundException("first") : $"call {calls}");
        Assert.Throws<DllNotFoundException>(() => once.Value);
        Assert.Equal("call 2", once.Value);
        Assert.Equal("call 2", once.Value);
        Assert.Equal(2, calls);
    }
}
