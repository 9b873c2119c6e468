using System.IO.Compression;
using System.Text;
using CimKit.Circuits.Verification;
using Xunit;

namespace CimKit.Tests.Circuits.Verification;

public sealed class CircuitVerificationTests
{
    private const string Right = "gate_cap,node=130;roadmap=HP;W=2F,C_gate,3.48137093e-16,F";
    private const string Wrong = "gate_cap,node=130;roadmap=HP;W=2F,C_gate,3.5e-16,F";

    [Fact]
    public void Run_RightValue_Passes()
    {
        var report = Run("module,parameters,quantity,value,unit", Right);

        Assert.True(report.Passes);
        Assert.Equal(1, report.Total.Compared);
    }

    [Fact]
    public void Run_WrongValue_IsNamedWithRowAndBothNumbers()
    {
        var report = Run(Right, Wrong);

        Assert.False(report.Passes);
        Assert.Equal(0.5, report.Total.FractionWithin1e6);
        var deviation = Assert.Single(report.Total.Exceptions);
        Assert.StartsWith("line 2: gate_cap; node=130;roadmap=HP;W=2F; C_gate", deviation.Row, StringComparison.Ordinal);
        Assert.Equal(3.5e-16, deviation.Expected);
        Assert.Equal(3.48137093e-16, deviation.Got!.Value, tolerance: 1e-23);
        Assert.Equal(0.00532, deviation.RelativeError, tolerance: 1e-4);
    }

    [Fact]
    public void Run_LooserTolerance_AcceptsTheSameValue()
    {
        using var stream = Stream(Wrong);

        Assert.True(CircuitVerification.Run(stream, "file", 1e-2, TestContext.Current.CancellationToken).Passes);
    }

    [Fact]
    public void Run_ModuleOfAnotherLevel_IsSkippedWithReason()
    {
        var report = Run("ChipRun,V1.4; Tiny,clockPeriod,1.6974e-09,s");

        Assert.Equal((0, 1), (report.Total.Compared, report.Total.NotApplicable));
        Assert.NotEmpty(Assert.Single(report.Skipped).Reason);
    }

    [Fact]
    public void Run_UnknownModule_FailsInsteadOfBeingSkipped()
    {
        var report = Run("FluxCapacitor,node=22,power,1.21e9,W");

        Assert.Contains("no model knows", Assert.Single(report.Total.Exceptions).Reason, StringComparison.Ordinal);
        Assert.False(report.Passes);
    }

    [Fact]
    public void Run_TwoValues_MedianLiesBetweenThem()
    {
        var report = Run(Right, Wrong);

        Assert.Equal(report.Total.Worst / 2, report.Total.Median, tolerance: 1e-8);
    }

    [Fact]
    public void Run_RecordOfAChip_IsSkippedWithReason()
    {
        var report = Run("""{"id": "base", "network": "lenet", "chip": {"area_m2": 1e-6}}""");

        Assert.Contains("chip estimation", Assert.Single(report.Skipped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CatalogOfAnotherLevel_AnswersForItsModules()
    {
        var catalog = CheckCatalog.Circuits();
        catalog["Trace"] = _ => new() { ["rows"] = () => 27 };
        using var stream = Stream("Trace,V1.4; VGG8,rows,27,-", Right);

        var report = CircuitVerification.Run(stream, "file", catalog, 1e-6, TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Total.Compared);
        Assert.True(report.Passes);
    }

    [Fact]
    public void Run_UnknownQuantity_FailsInsteadOfBeingSkipped()
    {
        var report = Run("gate_cap,node=130;roadmap=HP;W=2F,C_drain,1e-16,F");

        Assert.Null(Assert.Single(report.Total.Exceptions).Got);
        Assert.False(report.Passes);
    }

    [Fact]
    public void Run_ImpossibleProcess_FailsWithTheCatalogsMessage()
    {
        var report = Run("gate_cap,node=21;roadmap=HP;W=2F,C_gate,1e-16,F");

        Assert.Contains("130, 90, 65", Assert.Single(report.Total.Exceptions).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RowNoMachineCanCompute_FailsAndTheNextHasItsTurn()
    {
        var report = Run(
            """{"module": "SarADC", "technode_nm": 130, "roadmap": "HP", "inputs": {"levels": 8, "num_cols": 16, "num_columns_read": 2147483647}, "outputs": {"area_m2": 4.8e-08}}""",
            Right);

        Assert.Equal(2, report.Total.Compared);
        Assert.StartsWith("line 1: unit SarADC", Assert.Single(report.Total.Exceptions).Row, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CompressedRecord_IsReadLikeAPlainOne()
    {
        const string Record = """{"module": "Transistor", "technode_nm": 22, "roadmap": "LSTP", "temperature_K": 300, "cell": "SRAM", "inputs": {"width_F": 2}, "outputs": {"gate_cap_F": 6.29112e-17}}""";
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Record));
        compressed.Position = 0;

        var packed = CircuitVerification.Run(compressed, "file", cancellation: TestContext.Current.CancellationToken);

        Assert.True(packed.Passes);
        Assert.Equal(1, packed.Total.Compared);
        Assert.True(Run(Record).Passes);
    }

    [Theory]
    [InlineData("gate_cap,node=130,C_gate", "5 cells")]
    [InlineData("gate_cap,node=130;roadmap=HP;W=2F,C_gate,abc,F", "Line 1")]
    [InlineData("{\"module\": ", "Line 1")]
    [InlineData("{\"module\": \"Adder\"}", "Line 1: a record must have module, inputs and outputs")]
    public void Run_MalformedLine_IsRefusedByNumber(string line, string part)
    {
        var error = Assert.Throws<InvalidDataException>(() => Run(line));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DamagedCompression_IsRefusedByLine()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Right, 2000))));
        using var damaged = new MemoryStream(packed.ToArray()[..^20000]);

        var error = Assert.Throws<InvalidDataException>(() =>
            CircuitVerification.Run(damaged, "file", cancellation: TestContext.Current.CancellationToken));

        Assert.StartsWith("Line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var stream = Stream(Right);

        Assert.Throws<OperationCanceledException>(() =>
            CircuitVerification.Run(stream, "file", cancellation: new CancellationToken(canceled: true)));
    }

    private static VerificationReport Run(params string[] lines)
    {
        using var stream = Stream(lines);
        return CircuitVerification.Run(stream, "file", cancellation: TestContext.Current.CancellationToken);
    }

    private static MemoryStream Stream(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
