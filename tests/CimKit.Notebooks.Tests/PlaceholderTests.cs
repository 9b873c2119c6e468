using Xunit;

namespace CimKit.Notebooks.Tests;

public class PlaceholderTests
{
    [Fact]
    public void One() => Assert.Equal(2, 1 + 1);
}
