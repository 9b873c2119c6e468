using System.Numerics;
using CimKit.Extensions.Interop;
using CimKit.Extensions.Rendering;
using CimKit.Networks.Catalog;
using CimKit.Reports;
using Deedle;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace CimKit.Extensions.Tests.Rendering;

public sealed class ViewTests
{
    private const string Attack = "<script>alert('x')</script>";

    [Fact]
    public void Table_Html_IsAsApproved() => Approval.Verify(
        GridHtml.Of(TableView.Of(new Table(
            $"Energy {Attack}", new TextColumn($"Layer {Attack}", ["conv1", Attack]), new IntegerColumn("ADC", "bit", [3, 12000]),
            new NumberColumn("Energy", "J", [1.5e-12, 2.25e-12])))) + "\n",
        "table.html");

    [Fact]
    public void Table_ManyRowsAndColumns_AreBounded()
    {
        var column = Enumerable.Range(0, 1000).ToArray();
        var html = GridHtml.Of(TableView.Of(new Table("T", [.. Enumerable.Range(0, 40).Select(i => new IntegerColumn($"c{i}", "1", column))])));
        Assert.Contains("50 of 1000 rows, 20 of 40 columns", html);
        Assert.True(html.Length < 100_000);
    }

    [Fact]
    public void Frame_Html_IsEscapedAndBounded()
    {
        var frame = new Table("T", new TextColumn(Attack, Enumerable.Repeat(Attack, 200)), new NumberColumn("v", "1", Enumerable.Repeat(0.5, 200))).ToFrame();
        var html = GridHtml.Of(DeedleView.Of(frame));
        Assert.DoesNotContain("<script", html);
        Assert.Contains("50 of 200 rows", html);
        Assert.Contains("Frame, 200 rows × 2 columns", GridText.Of(DeedleView.Of(frame)));
    }

    [Fact]
    public void Series_Text_ShowsKeysAndValues() => Assert.Equal(
        "Series, 2 values\na  1.5\nb    2", GridText.Of(DeedleView.Of(new Series<string, double>(["a", "b"], [1.5, 2.0]))));

    [Fact]
    public void Matrix_OfEveryNumericType_IsShown()
    {
        Assert.Equal("Matrix of Double, 2 × 2\n0  1\n1  2", GridText.Of(MatrixView.Of(Matrix<double>.Build.Dense(2, 2, (r, c) => r + c))));
        Assert.Contains("Matrix of Single", GridText.Of(MatrixView.Of(Matrix<float>.Build.Dense(2, 2, 1))));
        Assert.Contains("1−2i", GridText.Of(MatrixView.Of(Matrix<Complex>.Build.Dense(1, 1, new Complex(1, -2)))));
        Assert.Contains("Vector of Complex32, 3 values", GridText.Of(MatrixView.Of(MathNet.Numerics.LinearAlgebra.Vector<Complex32>.Build.Dense(3))));
    }

    [Fact]
    public void Matrix_Large_IsBounded()
    {
        var text = GridText.Of(MatrixView.Of(Matrix<double>.Build.Dense(1000, 1000)));
        Assert.Contains("16 of 1000 rows, 12 of 1000 columns", text);
        Assert.True(text.Length < 4000);
    }

    [Fact]
    public void Record_Html_IsAsApproved() => Approval.Verify(RecordView.Of(LeNet5.Create()).ToHtml().Replace("<tr", "\n<tr", StringComparison.Ordinal) + "\n", "record.html");

    [Fact]
    public void Record_Text_IsAsApproved() => Approval.Verify(RecordView.Of(LeNet5.Create()).ToText() + "\n", "record.txt");

    [Fact]
    public void Record_PropertyWithUnit_ShowsThePrefix() =>
        Assert.Contains("Minimum: 2", RecordView.Of(new AxisRange(2, 3)).ToText());

    [Fact]
    public void ToFrameAndBack_KeepsNamesValuesAndGaps()
    {
        var table = new Table(
            "T", new TextColumn("Layer", ["a", "b"]), new IntegerColumn("ADC", "bit", [3, null]), new NumberColumn("Energy", "J", [1e-12, double.NaN]));
        var back = table.ToFrame().ToTable("T", new Dictionary<string, string> { ["ADC"] = "bit", ["Energy"] = "J" });
        Assert.Equal(CsvExport.ToCsv(table), CsvExport.ToCsv(back));
    }

    [Fact]
    public void ToTable_NamedRows_BecomeAColumn()
    {
        var frame = new Frame<string, string>(["v"], [new Series<string, double>(["x", "y"], [1.0, 2.0])]);
        Assert.Equal("Key,v\nx,1\ny,2\n", CsvExport.ToCsv(frame.ToTable("T")));
    }
}
