using CimKit.Foundation;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class TableTests
{
    private static readonly Table Energies = new(
        "Energy by layer",
        new TextColumn("Layer", ["conv1", "a, \"b\"", "fc\n1"]),
        new IntegerColumn("ADC", "bit", [3, null, 5]),
        new NumberColumn("Energy", "J", [1.5e-12, 2.25e-12, double.NaN]));

    [Fact]
    public void ToText_PhysicalUnit_ShowsOnePrefixInTheHeading() => Assert.Equal(
        """
        Energy by layer
        Layer   ADC (bit)  Energy (pJ)
        ------  ---------  -----------
        conv1           3          1.5
        a, "b"                    2.25
        fc 1            5
        """.ReplaceLineEndings("\n"), Energies.ToText());

    [Fact]
    public void ToText_ManyRows_SaysWhatIsLeftOut()
    {
        var text = new Table("T", new IntegerColumn("i", "1", Enumerable.Range(0, 100))).ToText(maximumRows: 3);
        Assert.EndsWith("2\n… 97 more rows", text);
    }

    [Fact]
    public void Table_UnequalColumnsAndDoubleNames_ListsAllProblems()
    {
        var thrown = Assert.Throws<InvalidDesignException>(() => new Table(
            "T", new TextColumn("a", ["x"]), new TextColumn("a", ["x", "y"])));
        Assert.Equal(["Column 'a' must have 1 rows like 'a'; got 2.", "Column names must differ; 'a' comes 2 times."], thrown.Problems);
    }

    [Fact]
    public void Indexer_UnknownName_ListsTheNames() => Assert.Contains(
        "has no column 'x'; it has 'Layer', 'ADC', 'Energy'", Assert.Throws<ArgumentException>(() => Energies["x"]).Message);

    [Fact]
    public void ToCsv_SpecialCharacters_AreQuotedAndValuesKeepTheirUnit() => Assert.Equal(
        "Layer,ADC (bit),Energy (J)\nconv1,3,1.5E-12\n\"a, \"\"b\"\"\",,2.25E-12\n\"fc\n1\",5,\n", CsvExport.ToCsv(Energies));

    [Fact]
    public void SaveCsv_ExistingFile_IsReplacedAndNothingElseStays()
    {
        var folder = Directory.CreateTempSubdirectory("cimkit-");
        try
        {
            var path = Path.Combine(folder.FullName, "t.csv");
            File.WriteAllText(path, "old");
            Energies.SaveCsv(path);
            Assert.Equal(CsvExport.ToCsv(Energies), File.ReadAllText(path));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void SaveCsv_MissingFolder_Fails() => Assert.ThrowsAny<IOException>(
        () => Energies.SaveCsv(Path.Combine(Path.GetTempPath(), "cimkit-missing-folder", "t.csv")));
}
