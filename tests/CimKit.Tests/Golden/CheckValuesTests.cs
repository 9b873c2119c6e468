using Xunit;

namespace CimKit.Tests.Golden;

public class CheckValuesTests
{
    [Fact]
    public void All_File_HoldsHundredExamplesWithUniqueIds()
    {
        Assert.Equal(100, CheckValues.All.Count);
        Assert.Equal(100, CheckValues.All.Select(value => value.Id).Distinct().Count());
    }

    [Fact]
    public void FunctionOf_SeveralNamesStartTheId_TakesTheLongest() =>
        Assert.Equal("update.v21.step", CheckValues.FunctionOf("update.v21.step"));

    [Fact]
    public void AssertClose_WrongValue_Fails()
    {
        var example = CheckValues.Of("adc.linear")[0];
        var wrong = example.Expected("y");
        wrong[3] += 0.01;
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => example.AssertClose("y", wrong));
    }
}
