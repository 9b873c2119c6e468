using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Cim.Verifying;
using CimKit.Circuits.Verification;
using Xunit;

namespace Cim.Tests.Verifying;

public sealed class VerifySequenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_MixedFile_TellsEachModuleWithReasons()
    {
        var outcome = Verify(CheckRows.Header, CheckRows.Right, CheckRows.Wrong, CheckRows.Resistance, CheckRows.NotApplicable);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches(@"(?m)^gate_cap +2 +1 +2\.7e-3 +5\.3e-3 +0", outcome.Output);
        Assert.Matches(@"(?m)^on_resistance +1 +0 +\d\.\de-\d+ +\d\.\de-\d+ +0", outcome.Output);
        Assert.Matches(@"(?m)^TrainRun +0 +0 +1", outcome.Output);
        Assert.Contains("  TrainRun: 1: the chip does not train", outcome.Output);
        Assert.Matches(@"3 compared, 66\.666 % within 1e-6, 66\.666 % within 1e-3; 1 beyond 1e-6; 1 not applicable: failed", outcome.Output);
        Assert.Contains("line 3: gate_cap; node=130;roadmap=HP;W=2F; C_gate: expected 3.5E-16, got 3.48137093E-16 (relative error 5.3e-3): unexplained", outcome.Error);
    }

    [Fact]
    public void Run_Json_HasTheFiguresOfTheFileAndOfEachModule()
    {
        Verify(CheckRows.Header, CheckRows.Right, CheckRows.Wrong, CheckRows.Resistance, CheckRows.NotApplicable, CheckRows.Unknown);

        var json = JsonNode.Parse(File.ReadAllText(_folder.File("out", "result.json")))!.AsObject();
        Assert.Equal(
            ["file", "tolerance", "passed", "compared", "notApplicable", "fractionWithin1e6", "fractionWithin1e3", "worst", "median", "exceptions", "modules"],
            json.Select(field => field.Key));
        Assert.Equal((4, 1, 0.5), ((int)json["compared"]!, (int)json["notApplicable"]!, (double)json["fractionWithin1e6"]!));
        Assert.Equal("Infinity", (string?)json["worst"]);
        Assert.False((bool)json["passed"]!);
        var exceptions = json["exceptions"]!.AsArray();
        Assert.Equal(2, exceptions.Count);
        Assert.Equal(["row", "expected", "got", "relativeError", "reason"], exceptions[0]!.AsObject().Select(field => field.Key));
        Assert.Equal((3.5e-16, "unexplained"), ((double)exceptions[0]!["expected"]!, (string?)exceptions[0]!["reason"]));
        Assert.Equal(3.48137093e-16, (double)exceptions[0]!["got"]!, tolerance: 1e-23);
        Assert.Null(exceptions[1]!["got"]);

        var modules = json["modules"]!.AsArray();
        Assert.Equal(["gate_cap", "on_resistance", "TrainRun", "FluxCapacitor"], modules.Select(module => (string?)module!["module"]));
        Assert.Equal(
            ["module", "compared", "notApplicable", "reasons", "fractionWithin1e6", "fractionWithin1e3", "worst", "median", "exceptions"],
            modules[0]!.AsObject().Select(field => field.Key));
        Assert.Equal(0.00532, (double)modules[0]!["worst"]!, tolerance: 1e-5);
        Assert.Single(modules[0]!["exceptions"]!.AsArray());
        Assert.Equal(1, (int)modules[2]!["reasons"]![0]!["count"]!);
        Assert.Equal("the chip does not train", (string?)modules[2]!["reasons"]![0]!["reason"]);
        Assert.Equal(["result.json"], Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_CompressedRecord_IsCompared()
    {
        using (var gzip = new GZipStream(File.Create(_folder.File("check.csv")), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(CheckRows.Record));

        var outcome = Verify();

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("1 compared", outcome.Output);
    }

    [Fact]
    public void Run_UnknownModule_FailsInsteadOfBeingSkipped()
    {
        var outcome = Verify(CheckRows.Right, CheckRows.Unknown);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("line 2: FluxCapacitor; node=22; power: expected 1.21E+09, got no number: no model knows a module of this name", outcome.Error);
    }

    [Fact]
    public void Run_ImpossibleProcess_IsExplainedOnOneLine()
    {
        var outcome = Verify("gate_cap,node=21;roadmap=HP;W=2F,C_gate,1e-16,F");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("130, 90, 65", Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Run_RowWithoutNode_SaysWhatIsMissing() =>
        Assert.Contains("must name a node", Verify("gate_cap,roadmap=HP;W=2F,C_gate,1e-16,F").Error);

    [Fact]
    public void Run_NothingComparable_DoesNotPass()
    {
        var outcome = Verify(CheckRows.NotApplicable);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("nothing was compared", outcome.Error);
        Assert.DoesNotContain("100 %", outcome.Output);
    }

    [Fact]
    public void Run_ManyExceptions_ShowsTwentyAndCountsTheRest()
    {
        var outcome = Verify([.. Enumerable.Repeat(CheckRows.Wrong, 25)]);

        Assert.Equal(21, outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("5 more exceptions", outcome.Error);
        Assert.Equal(25, JsonNode.Parse(File.ReadAllText(_folder.File("out", "result.json")))!["exceptions"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("gate_cap,node=130,C_gate", "Line 2: a row must have 5 cells (module, parameters, quantity, value, unit); got 3.")]
    [InlineData("gate_cap,node=130;roadmap=HP;W=2F,C_gate,abc,F", "Line 2: value must be a number, inf or nan; got 'abc'.")]
    [InlineData("""{"module": "Transistor", """, "Line 2: not one whole JSON record")]
    [InlineData("\"gate_cap,node=130,C_gate,1,F", "Line 2: a quotation mark is opened and not closed.")]
    [InlineData("""{"module": 5, "inputs": [], "outputs": 3}""", "Line 2: module must be a text, inputs and outputs must be objects; got Number, Array and Number.")]
    [InlineData("""{"about": "networks"}""", "Line 2: a record must have module, inputs and outputs")]
    public void Run_MalformedLine_NamesFileAndLineAndKeepsTheOldResult(string line, string expected)
    {
        Directory.CreateDirectory(_folder.File("out"));
        File.WriteAllText(_folder.File("out", "result.json"), "old");

        var outcome = Verify(CheckRows.Right, line);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"cim verify: {_folder.File("check.csv")}: {expected}", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder.File("out", "result.json")));
    }

    [Theory]
    [InlineData("missing.csv", "out.json", "missing.csv: no such file.")]
    [InlineData("", "out.json", "is a folder")]
    [InlineData("check.csv", "check.csv", "would overwrite the check values")]
    [InlineData("check.csv", "", "--json must name a file")]
    [InlineData("empty.csv", "out.json", "holds no check value")]
    public void Run_UnusableFile_IsAUsageErrorThatNamesIt(string file, string json, string expected)
    {
        File.WriteAllText(_folder.File("check.csv"), CheckRows.Right);
        File.WriteAllText(_folder.File("empty.csv"), CheckRows.Header);

        var outcome = Verify(new VerifyRequest(_folder.File(file), _folder.File(json), 1e-6));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(expected, outcome.Error);
        Assert.False(File.Exists(_folder.File("out.json")));
        Assert.Equal(CheckRows.Right, File.ReadAllText(_folder.File("check.csv")));
    }

    [Fact]
    public void Run_ResultThatCannotBeWritten_IsNamed()
    {
        File.WriteAllText(_folder.File("check.csv"), CheckRows.Right);
        var json = _folder.File("check.csv", "result.json");

        var outcome = Verify(new VerifyRequest(_folder.File("check.csv"), json, 1e-6));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"cim verify: {json}: cannot be written: ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs another model", true)]
    [InlineData(" ", false)]
    public void Passes_SkippedValues_NeedAReason(string reason, bool passes)
    {
        var total = new Agreement("file", 1, 2, 1, 1, 0, 0, []);
        var report = new VerificationReport("file", 1e-6, total, [total with { Name = "[red]module" }], [new SkippedValues("[red]module", reason, 2)]);

        Assert.Equal(passes, VerifySequence.Passes(report));
        var error = new StringWriter();
        VerifyProblems.Tell(report, error);
        Assert.Equal(passes ? "" : "file: 2 values were skipped without a reason.", error.ToString().TrimEnd());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Show_NamesWithMarkup_AreShownAsTheyAre(bool isTerminal)
    {
        var module = new Agreement("[red]module", 1, 2, 1, 1, 0, 0, []);
        var output = new StringWriter();

        new VerifyTable(output, isTerminal).Show(new VerificationReport("[file]", 1e-6, module, [module], [new SkippedValues("[red]module", "[why]", 2)]));

        Assert.Contains("[red]module", output.ToString());
        Assert.Contains("  [red]module: 2: [why]", output.ToString());
        Assert.Contains("[file]: 1 compared", output.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private CimOutcome Verify(params string[] lines)
    {
        if (lines.Length > 0)
            File.WriteAllLines(_folder.File("check.csv"), lines);
        return Verify(new VerifyRequest(_folder.File("check.csv"), _folder.File("out", "result.json"), 1e-6));
    }

    private static CimOutcome Verify(VerifyRequest request)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = VerifySequence.Run(request, output, error, isTerminal: false, TestContext.Current.CancellationToken);
        return new CimOutcome(exitCode, output.ToString(), error.ToString());
    }
}
