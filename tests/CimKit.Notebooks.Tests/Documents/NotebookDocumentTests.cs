using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;
using CsCheck;
using Xunit;

namespace CimKit.Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests : IDisposable
{
    /// <summary>As Jupyter's own library writes it.</summary>
    private const string Canonical = """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "AAAA"
            }
           },
           "cell_type": "markdown",
           "id": "title",
           "metadata": {},
           "source": [
            "# Títle ☃ \"quoted\" \\\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "future": [
            1,
            2.50,
            1e-07,
            null,
            true
           ],
           "id": "code",
           "metadata": {
            "tags": [
             "parameters"
            ]
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two"
             ]
            },
            {
             "data": {
              "application/json": {
               "x": [
                "a\n",
                "b"
               ]
              },
              "image/png": "AAAA\n",
              "text/html": [
               "<b>\n",
               "</b>"
              ],
              "text/plain": [
               "x"
              ]
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "E",
             "evalue": "v",
             "output_type": "error",
             "traceback": [
              "\u001b[31mE\u001b[0m"
             ]
            }
           ],
           "source": []
          },
          {
           "cell_type": "raw",
           "id": "raw",
           "metadata": {
            "format": "x"
           },
           "source": [
            "a\r\n",
            "b\f",
            "c"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": "k"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("documents").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void RoundTrip_FileInJupytersLayout_IsByteForByteTheSame() =>
        Assert.Equal(Canonical, NotebookDocument.Parse(Canonical, "x").ToJson());

    [Fact]
    public void Parse_Cells_HaveJoinedTexts()
    {
        var document = NotebookDocument.Parse(Canonical, "x");
        Assert.Equal("# Títle ☃ \"quoted\" \\\ntext", document.Cells[0].Source);
        Assert.True(document.Cells[1].HasTag("parameters"));
        Assert.Equal("one\ntwo", document.Cells[1].Outputs[0]["text"]!.GetValue<string>());
        Assert.Equal("<b>\n</b>", document.Cells[1].Outputs[1]["data"]!["text/html"]!.GetValue<string>());
        Assert.Equal(2, document.Cells[1].Outputs[1]["data"]!["application/json"]!["x"]!.AsArray().Count);
        Assert.Equal("a\r\nb\fc", document.Cells[2].Source);
    }

    [Fact]
    public void RoundTrip_OlderMinorVersion_GetsNoIds()
    {
        const string Old = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","metadata":{"trusted":true},"source":"x","outputs":[],"execution_count":null}]}""";
        var written = JsonNode.Parse(NotebookDocument.Parse(Old, "x").ToJson())!;
        Assert.Equal(2, (int)written["nbformat_minor"]!);
        Assert.False(written["cells"]![0]!.AsObject().ContainsKey("id"));
        Assert.False(written["cells"]![0]!["metadata"]!.AsObject().ContainsKey("trusted"));
        var named = NotebookDocument.Parse(Old, "x").WithCellIds();
        Assert.Equal((5, 8), (named.MinorVersion, named.Cells[0].Id!.Length));
    }

    [Fact]
    public void CellIds_SameNotebook_AreTheSameAndDiffer()
    {
        NotebookDocument New() => new() { Cells = [NotebookCell.Code("x"), NotebookCell.Code("x"), NotebookCell.Markdown("y") with { Id = "kept" }] };
        var ids = New().WithCellIds().Cells.Select(cell => cell.Id).ToArray();
        Assert.Equal(ids, New().WithCellIds().Cells.Select(cell => cell.Id));
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal("kept", ids[2]);
    }

    [Fact]
    public void RoundTrip_AnyNotebook_LosesNothing()
    {
        var text = Gen.OneOf(Gen.String, Gen.String["ab\n\r\t\"\\<\u2028\u0085é"], Gen.Const("\ud83d\ude00")).Where(value => value.IsNormalized());
        var json = Gen.Recursive<JsonNode?>((depth, inner) => depth > 2
            ? text.Select(value => (JsonNode?)JsonValue.Create(value))
            : Gen.OneOf(
                text.Select(value => (JsonNode?)JsonValue.Create(value)),
                Gen.Int.Select(value => (JsonNode?)JsonValue.Create(value)),
                Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)JsonValue.Create(value)),
                Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
                Gen.Const((JsonNode?)null),
                Gen.Select(inner, inner).Select((a, b) => (JsonNode?)new JsonArray(a?.DeepClone(), b?.DeepClone())),
                Gen.Select(text, inner).Select((name, a) => (JsonNode?)new JsonObject { [name] = a?.DeepClone() })));
        var metadata = Gen.Select(text, json).Select((name, value) => new JsonObject { ["m" + name] = value?.DeepClone() });
        var output = Gen.Select(text, metadata).Select((value, extra) => new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["text/plain"] = value, ["application/json"] = extra.DeepClone() },
            ["metadata"] = extra.DeepClone(),
        });
        var cell = Gen.Select(Gen.Enum<CellKind>(), text, metadata, output, Gen.Int[0, 99]).Select((kind, source, settings, shown, count) => new NotebookCell
        {
            Kind = kind,
            Source = source,
            Metadata = settings,
            OtherFields = new JsonObject { ["other"] = settings.DeepClone() },
            Outputs = kind == CellKind.Code ? [shown] : [],
            ExecutionCount = kind == CellKind.Code && count > 0 ? count : null,
        });
        Gen.Select(cell.Array[0, 4], metadata).Sample((cells, settings) =>
        {
            var document = new NotebookDocument { Cells = [.. cells], Metadata = settings }.WithCellIds();
            var first = document.ToJson();
            var read = NotebookDocument.Parse(first, "x");
            return read.ToJson() == first
                && read.Cells.Length == cells.Length
                && read.Cells.Zip(document.Cells).All(pair => AreSame(pair.First, pair.Second))
                && JsonNode.DeepEquals(read.Metadata, document.Metadata);
        });
    }

    [Theory]
    [InlineData("", "line 1: not valid JSON")]
    [InlineData("{\n\"nbformat\": 4,\n]", "line 3: not valid JSON")]
    [InlineData("[]", "line 1: a notebook is a JSON object.")]
    [InlineData("{}", "\"nbformat\" is missing")]
    [InlineData("""{"nbformat":3,"nbformat_minor":0}""", "\"nbformat\" must be 4; got 3.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5}""", "\"cells\" must be a list.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[],"cells":[]}""", "not valid JSON")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"markdown","source":"x"},{"cell_type":"sound","source":""}]}""", "cell 2: \"cell_type\" must be code, markdown or raw; got sound.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":5}]}""", "cell 1: \"source\" must be a text or a list of lines.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[{}]}]}""", "cell 1: output 1 must be an object with an \"output_type\".")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","metadata":[]}]}""", "cell 1: \"metadata\" must be an object.")]
    public void Parse_NoNotebook_NamesFilePlaceAndReason(string json, string reason)
    {
        var problem = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json, "bad.ipynb"));
        Assert.StartsWith("bad.ipynb", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Dib_HasCodeAndProse()
    {
        var file = Path.Combine(_folder, "x.dib");
        File.WriteAllText(file, "#!meta\n\n{\"kernelInfo\":{}}\n\n#!markdown\n\n# Title\n\ntext\n\n#!csharp\n\nvar x = 1;\n#!time\nx\n\n#!html\n\n<b/>\n");
        var document = NotebookDocument.Load(file);
        Assert.Equal(
            [(CellKind.Markdown, "# Title\n\ntext"), (CellKind.Code, "var x = 1;\n#!time\nx"), (CellKind.Code, "#!html\n<b/>")],
            document.Cells.Select(cell => (cell.Kind, cell.Source)));
        Assert.Equal(document.ToJson(), NotebookDocument.Parse(document.ToJson(), "x").ToJson());
    }

    [Fact]
    public void Save_FileInUseOrNot_LeavesNoTemporaryFile()
    {
        var file = Path.Combine(_folder, "x.ipynb");
        File.WriteAllText(file, "old");
        NotebookDocument.Parse(Canonical, "x").Save(file);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(Canonical), File.ReadAllBytes(file));
        Assert.ThrowsAny<IOException>(() => NotebookDocument.Parse(Canonical, "x").Save(Path.Combine(_folder, "none", "x.ipynb")));
        Assert.Equal([file], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private static bool AreSame(NotebookCell first, NotebookCell second) =>
        (first.Kind, first.Source, first.Id, first.ExecutionCount) == (second.Kind, second.Source, second.Id, second.ExecutionCount)
        && JsonNode.DeepEquals(first.Metadata, second.Metadata)
        && JsonNode.DeepEquals(first.OtherFields, second.OtherFields)
        && first.Outputs.Zip(second.Outputs).All(pair => JsonNode.DeepEquals(pair.First, pair.Second));
}
