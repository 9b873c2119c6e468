using System.Text;
using System.Text.Json.Nodes;
using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Designs.Files;

public sealed class ChipDesignJsonTests
{
    [Fact]
    public void Parse_EmptyObject_IsTheDefaultChip() => Assert.Equal(new ChipDesign(), Parse("{}"));

    [Fact]
    public void Parse_CommentsTrailingCommasAndMark_AreAllowed() => Assert.Equal(
        new ChipDesign { Name = "mine", Clock = new Clock { Frequency = 5e8 } },
        ChipDesignJson.Read(new MemoryStream(Encoding.UTF8.GetBytes("""
            ﻿// my chip
            {
              "$schema": "chip-design.schema.json",
              "name": "mine", /* slower */
              "clock": { "frequency": 5e8, },
            }
            """)), "mine.json"));

    [Fact]
    public void Parse_PartOfAPart_KeepsTheRestOfTheDefault() => Assert.Equal(
        new ChipDesign() with
        {
            Array = new ChipDesign().Array with { Rows = 64, Columns = 64, Adc = new SarAdc { Levels = 64 } },
            GlobalBuffer = new BufferDesign { Kind = BufferKind.Sram, CoreRows = 128, CoreColumns = 128 },
        },
        Parse("""{ "array": { "rows": 64, "columns": 64, "adc": { "kind": "sar", "levels": 64 } }, "globalBuffer": { "kind": "sram" } }"""));

    [Fact]
    public void Parse_ManyMistakes_NamesEachWithLinePathRangeAndValue() => Assert.Equal(
        [
            "chip.json line 2: $.name must be text that is not blank; got \" \".",
            "chip.json line 3: $.process.nanometres must be one of 130, 90, 65, 45, 32, 22, 14, 10, 7, 5, 3, 2, 1; got 23.",
            "chip.json line 4: $.array.columnsPerConverter must be 1 to 16384; got 0.",
            "chip.json line 5: $.array.rows must be 2 to 16384; got \"many\".",
            "chip.json line 6: $.array.colums is not known; there are rows, columns, cell, read, adc, columnsPerConverter, weightBits, inputBits, writeVoltage, accessVoltage, dummySharing.",
            "chip.json line 7: $.array.cell.kind must be one of \"sram\", \"resistive\", \"crosspoint\", \"fefet\"; got \"rram\".",
            "chip.json line 8: $.array.adc.levels must be 2 to 65536; it is missing.",
            "chip.json line 9: $.array.writeVoltage must be greater than 0 V; got 1e999.",
            "chip.json line 10: $.array.read.kind must be one of \"parallel\", \"rowByRow\", \"binaryParallel\", \"binaryRowByRow\"; it is missing.",
            "chip.json line 12: $.mapping must be one of \"byKernelPosition\", \"unrolled\"; got 1.",
            "chip.json line 13: $.clock.isSynchronous must be true or false; got \"yes\".",
            "chip.json line 14: $.schedule must be an object; got a list.",
            "chip.json line 15: $.clock must be given once.",
        ],
        Problems("""
            {
              "name": " ",
              "process": { "nanometres": 23 },
              "array": { "columnsPerConverter": 0,
                "rows": "many",
                "colums": 64,
                "cell": { "kind": "rram" },
                "adc": { "kind": "sar" },
                "writeVoltage": 1e999,
                "read": { }
              },
              "mapping": 1,
              "clock": { "isSynchronous": "yes" },
              "schedule": [8],
              "clock": null
            }
            """));

    [Theory]
    [InlineData("""{ "array": { "rows": 100 } }""", "chip.json line 1: $.array: Rows and Columns must be powers of two; got 100 and 128.")]
    [InlineData("""{ "process": { "temperature": 500 } }""", "chip.json line 1: $.process: Temperature must be 300 to 400 K; got 500.")]
    [InlineData("""{ "interconnect": { "isStreamed": true, "network": "hTree" }, "clock": { "isSynchronous": false } }""", "chip.json line 1: $: Interconnect.IsStreamed needs a synchronous Clock.")]
    [InlineData("", "chip.json line 1: is not valid JSON: ")]
    [InlineData("{\n\"name\": nope }", "chip.json line 2: is not valid JSON: ")]
    [InlineData("{ \"name\": NaN }", "chip.json line 1: is not valid JSON: ")]
    [InlineData("[]", "chip.json line 1: $ must be an object; got a list.")]
    [InlineData("null", "chip.json line 1: $ must be an object; got null.")]
    [InlineData("""{ "array": { "rows": 64.5 } }""", "chip.json line 1: $.array.rows must be 2 to 16384; got 64.5.")]
    [InlineData("""{ "array": { "rows": 99999999999999999999 } }""", "chip.json line 1: $.array.rows must be 2 to 16384; got 99999999999999999999.")]
    [InlineData("""{ "name": "\ud800" }""", "chip.json line 1: holds text that is not valid Unicode.")]
    [InlineData("{ \"array\": {\n \"cell\": { \"\\udc00\": 1 } } }", "chip.json line 2: holds text that is not valid Unicode.")]
    [InlineData("""{ "\udc00": 1 }""", "chip.json line 1: holds text that is not valid Unicode.")]
    public void Parse_OneMistake_IsTheOnlyProblem(string json, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Problems(json)), StringComparison.Ordinal);

    [Fact]
    public void Parse_DeepNesting_IsRefused() => Assert.Contains("depth", Assert.Single(
        Problems(string.Concat(Enumerable.Repeat("{\"array\":", 5000)) + new string('}', 5000))), StringComparison.Ordinal);

    [Fact]
    public void Read_OtherEncodingOrEndless_IsRefused()
    {
        Assert.Contains("UTF-8", Assert.Single(Refused(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray())));
        Assert.Contains("1048576 bytes", Assert.Single(Refused(new byte[3 << 20])));
    }

    [Fact]
    public void Parse_ThousandMistakes_AreCutShort()
    {
        var problems = Problems("{" + string.Join(",", Enumerable.Range(0, 1000).Select(number => $"\"x{number}\": 1")) + "}");

        Assert.Equal(51, problems.Count);
        Assert.Equal("chip.json: 950 more problems are not shown.", problems[^1]);
    }

    [Fact]
    public void ToText_AnyDesign_ReadsBackEqual() => AnyDesign.Any.Sample(
        design => Parse(ChipDesignJson.ToText(design) is var text && design.Problems().Count == 0 ? text : "{}") == (design.Problems().Count == 0 ? design : new ChipDesign()),
        seed: "0N0XIzNsQ0O2", iter: 2000);

    [Fact]
    public void Kinds_EveryCellSchemeAndConverter_HasAWord() => Assert.Empty(
        from family in DesignContract.Families
        from type in typeof(ChipDesign).Assembly.GetTypes()
        where family.Key.IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false } && family.Value.All(kind => kind.DerivedType != type)
        select type.FullName);

    /// <summary>Everything a user can choose is in the document; what is not can be named.</summary>
    [Fact]
    public void ToText_DefaultChip_HasEveryChoice()
    {
        var json = JsonNode.Parse(ChipDesignJson.ToText(new ChipDesign()))!.AsObject();

        Assert.Equal(typeof(ChipDesign).GetProperties().Select(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(), json.Select(field => field.Key).Order());
        Assert.Equal("lowStandbyPower", (string?)json["process"]!["roadmap"]);
        Assert.Equal("sram", (string?)json["array"]!["cell"]!["kind"]);
        Assert.Equal(32, (int)json["array"]!["adc"]!["levels"]!);
    }

    /// <summary>The schema changes only with a diff; copy the received file over it to accept.</summary>
    [Fact]
    public void Schema_EqualsTheApprovedFile() =>
        SchemaApproval.Check(SchemaDocument.Render(), ChipDesignJson.Schema, "Designs", "Files", "chip-design.schema.json");

    private static ChipDesign Parse(string json) => ChipDesignJson.Parse(json, "chip.json");

    private static IReadOnlyList<string> Problems(string json) => Assert.Throws<InvalidDesignException>(() => Parse(json)).Problems;

    private static IReadOnlyList<string> Refused(byte[] bytes) =>
        Assert.Throws<InvalidDesignException>(() => ChipDesignJson.Read(new MemoryStream(bytes), "chip.json")).Problems;
}
