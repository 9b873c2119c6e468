using Xunit;

namespace CimKit.Notebooks.Tests;

public sealed class CellErrorTests : IAsyncDisposable
{
    private readonly NotebookSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task CompileError_ShowsLineAndMarksPlace()
    {
        var error = await _session.FailAsync("int x = 1;\n\n\tx = missing + 1;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(3, error.Line);
        Assert.Equal(
            ["Cell [1], line 3: error CS0103: The name 'missing' does not exist in the current context", "    \tx = missing + 1;", "    \t    ^^^^^^^"],
            error.Traceback);
    }

    [Fact]
    public async Task CompileErrors_AllAreShown()
    {
        var error = await _session.FailAsync("int a = \"x\";\nint b = y;");
        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.Contains("line 1: error CS0029", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 2: error CS0103", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_ThroughFunctionsOfCells_ShowsTheirLines()
    {
        await _session.RunAsync("int Halve(int n)\n{\n    if (n % 2 != 0)\n        throw new InvalidOperationException(\"odd\");\n    return n / 2;\n}");
        var error = await _session.FailAsync("var sum = 0;\nforeach (var n in new[] { 2, 3 })\n    sum += Halve(n);");
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal("odd", error.Message);
        Assert.Equal(3, error.Line);
        Assert.Equal(
            [
                "System.InvalidOperationException: odd",
                "   at Halve(int n) in Cell [1], line 4",
                "      > throw new InvalidOperationException(\"odd\");",
                "   at Cell [2], line 3",
                "      > sum += Halve(n);",
            ],
            error.Traceback);
    }

    [Theory]
    [InlineData("int F(int n) => n == 0 ? throw new Exception(\"x\") :\n  F(n - 1);\n\nF(0)", 1)]
    [InlineData("int F(int n) => n == 0\n  ? throw new Exception(\"x\")\n  : F(n - 1);\n\nF(0)", 1)]
    [InlineData("\n\n\nwhile (true)\n{\n    if (true)\n        throw new Exception();\n}", 7)]
    [InlineData("for (var i = 0; ; i++)\n    for (var j = 0; ; j++)\n        if (i == j)\n            throw new Exception();", 4)]
    [InlineData("Action a = () =>\n    throw new Exception();\na();", 2)]
    [InlineData("var numbers = new[] { 1, 0 };\nnumbers.Select(n =>\n    1 / n).ToArray()", 3)]
    [InlineData("await Task.Yield();\nawait Task.Delay(1);\nthrow new Exception();", 3)]
    [InlineData("async Task FailAsync()\n{\n    await Task.Yield();\n    throw new Exception();\n}\nawait FailAsync();", 4)]
    [InlineData("class A\n{\n    public int P => int.Parse(\"x\");\n}\nnew A().P", 3)]
    [InlineData("#!time\n\nthrow new Exception();", 3)]
    [InlineData("#r \"System.Xml\"\n\nthrow new Exception();", 3)]
    [InlineData("Enumerable.Range(0, 3).Select(n => 1 / n)\n", 1)]
    public async Task Exception_InEveryKindOfCode_HasItsLine(string code, int line)
    {
        var error = await _session.FailAsync(code);
        Assert.NotEqual("CompilationError", error.Name);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public async Task Exception_NeverShowsGeneratedNames()
    {
        var error = await _session.FailAsync("""
            async Task<int> OuterAsync(int n)
            {
                int Local(int m) => m == 0 ? throw new ArgumentException("zero") : m;
                await Task.Yield();
                return new[] { n }.Select(k => Local(k)).Sum();
            }
            class Holder<T> { public T Get(Func<T> make) => make(); }
            new Holder<int>().Get(() => OuterAsync(0).Result)
            """);
        Assert.Equal("ArgumentException", error.Name);
        var text = string.Join('\n', error.Traceback);
        foreach (var generated in new[] { "d__", "b__", "g__", "MoveNext", "DisplayClass", "Submission", "Script", "Initialize", "CimKit" })
            Assert.DoesNotContain(generated, text, StringComparison.Ordinal);
        Assert.Contains("at Local", text, StringComparison.Ordinal);
        Assert.Contains("at OuterAsync", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_WithCause_ShowsBoth()
    {
        var error = await _session.FailAsync("try { int.Parse(\"x\"); }\ncatch (FormatException cause) { throw new InvalidOperationException(\"outer\", cause); }");
        Assert.Equal("System.InvalidOperationException: outer", error.Traceback[0]);
        Assert.Contains(error.Traceback, line => line.StartsWith("caused by System.FormatException: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AggregateException_OfOne_IsThatOne()
    {
        var error = await _session.FailAsync("Task.Run(() => { throw new ArgumentException(\"inner\"); }).Wait();");
        Assert.Equal(("ArgumentException", "inner"), (error.Name, error.Message));
    }

    [Fact]
    public async Task AggregateException_OfSeveral_ListsThem()
    {
        var error = await _session.FailAsync("Task.WhenAll(Task.FromException(new Exception(\"one\")), Task.FromException(new Exception(\"two\"))).Wait();");
        Assert.Equal("AggregateException", error.Name);
        Assert.Contains("caused by System.Exception: one", error.Traceback);
        Assert.Contains("caused by System.Exception: two", error.Traceback);
    }

    [Fact]
    public async Task Exception_OfTypeDeclaredInCell_HasItsPlainName()
    {
        var error = await _session.FailAsync("class BrokenException : Exception { }\nthrow new BrokenException();");
        Assert.Equal("BrokenException", error.Name);
        Assert.StartsWith("BrokenException: ", error.Traceback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recursion_WithoutEnd_IsAnErrorAndNotTheEnd()
    {
        var error = await _session.FailAsync("int Down(int n) => Down(n + 1) + 1;\nDown(0)");
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Equal(1, error.Line);
        Assert.InRange(error.Traceback.Count, 10, 100);
        Assert.Equal("2", await _session.ValueAsync("1 + 1"));
    }
}
