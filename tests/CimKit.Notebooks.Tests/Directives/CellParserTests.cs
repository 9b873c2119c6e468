using CimKit.Notebooks.Directives;
using CsCheck;
using Xunit;

namespace CimKit.Notebooks.Tests.Directives;

public sealed class CellParserTests
{
    private static readonly string[] Lines = ["x();", "#!time", "#r \"a\"", "", "#!markdown", "#!csharp", "  y();", "// c"];

    [Fact]
    public void Code_WithoutDirectives_IsOneStepAsWritten()
    {
        var step = Assert.IsType<CodeStep>(Assert.Single(Parse("var x = 1;\n\nx")));
        Assert.Equal((1, "var x = 1;\n\nx"), (step.Line, step.Text));
    }

    [Fact]
    public void References_ComeFirst_AndLeaveABlankLine()
    {
        var steps = Parse("var x = 1;\n#r \"a.dll\"\n#i \"nuget:folder\"\nx");
        Assert.Equal([new DirectiveStep(2, "#r", "\"a.dll\"", ""), new DirectiveStep(3, "#i", "\"nuget:folder\"", "")], steps.Take(2));
        Assert.Equal("var x = 1;\n\n\nx", Assert.IsType<CodeStep>(steps[2]).Text);
    }

    [Fact]
    public void Magics_StayBetweenTheCodeAroundThem_WithTheirLines()
    {
        var steps = Parse("a();\n#!time\nb();\n#!markdown\n# Title\n\ntext\n#!csharp\nc();");
        Assert.Equal(
            [
                new CodeStep(1, "a();\n"),
                new DirectiveStep(2, "#!time", "", ""),
                new CodeStep(3, "\n\nb();\n"),
                new DirectiveStep(4, "#!markdown", "", "# Title\n\ntext"),
                new DirectiveStep(8, "#!csharp", "", ""),
                new CodeStep(9, "\n\n\n\n\n\n\n\nc();"),
            ],
            steps);
    }

    [Theory]
    [InlineData("var s = @\"\n#!time\n\";")]
    [InlineData("var s = $@\"\n#!time\n\";")]
    [InlineData("var s = \"\"\"\n    #!time\n    \"\"\";")]
    [InlineData("var s = $\"\"\"\n    #!time\n    \"\"\";")]
    [InlineData("/*\n#!time\n#r \"x\"\n*/ var y = 1;")]
    public void Directive_InsideAStringOrComment_IsText(string code) =>
        Assert.Equal(code, Assert.IsType<CodeStep>(Assert.Single(Parse(code))).Text);

    [Theory]
    [InlineData("#if DEBUG\nint x;\n#endif")]
    [InlineData("#region r\nint x;\n#endregion")]
    [InlineData("#pragma warning disable\nint x;")]
    [InlineData("#nullable enable\nint x;")]
    public void Preprocessor_IsCode(string code) => Assert.IsType<CodeStep>(Assert.Single(Parse(code)));

    [Fact]
    public void Code_OfEveryStep_KeepsItsLineNumbers() =>
        Gen.Int[0, Lines.Length - 1].Select(index => Lines[index]).Array[0, 12].Sample(lines =>
        {
            foreach (var step in Parse(string.Join('\n', lines)).OfType<CodeStep>())
            {
                var texts = step.Text.Split('\n');
                for (var line = 0; line < texts.Length; line++)
                    if (texts[line].Length > 0 && texts[line] != lines[line])
                        return false;
            }

            return true;
        });

    private static IReadOnlyList<CellStep> Parse(string text) => CellParser.Parse(text, name => name is "#!markdown" or "#!html");
}
