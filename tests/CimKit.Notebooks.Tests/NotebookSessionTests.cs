using Xunit;

namespace CimKit.Notebooks.Tests;

public sealed class NotebookSessionTests : IAsyncDisposable
{
    private readonly NotebookSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Cells_DeclareAndUse_SeeWhatEarlierOnesDeclared()
    {
        await _session.RunAsync("""
            using System.Numerics;
            int count = 1;
            int Twice(int n) => 2 * n;
            record Point(int X, int Y);
            enum Colour { Red, Green }
            static int Extended(this string text) => text.Length;
            """);
        await _session.RunAsync("count += 41;");
        Assert.Equal("84", await _session.ValueAsync("Twice(count)"));
        Assert.Equal("Point { X = 1, Y = 84 }", await _session.ValueAsync("new Point(1, Twice(count))"));
        Assert.Equal("Green", await _session.ValueAsync("Colour.Green"));
        Assert.Equal("3", await _session.ValueAsync("\"abc\".Extended()"));
        Assert.Equal("1267650600228229401496703205376", await _session.ValueAsync("BigInteger.Pow(2, 100)"));
    }

    [Fact]
    public async Task Cells_RedeclareVariable_LaterOneWins()
    {
        await _session.RunAsync("var x = 1;");
        await _session.RunAsync("var x = \"text\";");
        Assert.Equal("text", await _session.ValueAsync("x"));
    }

    [Fact]
    public async Task Cells_AnonymousTypes_AreTheSameAcrossCells()
    {
        await _session.RunAsync("var a = new { X = 1 };");
        await _session.RunAsync("a = new { X = 2 };");
        Assert.Equal("2", await _session.ValueAsync("a.X"));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("int.Parse(\"1\");", null)]
    [InlineData("int y = 3;", null)]
    [InlineData("(string)null", "null")]
    [InlineData("Console.Out.Flush()", null)]
    [InlineData("int.Parse(\"1\")", "1")]
    [InlineData("await Task.FromResult(7)", "7")]
    [InlineData("", null)]
    [InlineData("// only a comment", null)]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    public async Task Cell_LastExpression_IsTheResultUnlessSemicolon(string code, string? expected) =>
        Assert.Equal(expected, await _session.ValueAsync(code));

    [Fact]
    public async Task Cell_TopLevelAwait_ContinuesInOrder()
    {
        var output = await _session.RunAsync("""
            var thread = Environment.CurrentManagedThreadId;
            Console.Write("a");
            await Task.Delay(5);
            Console.Write("b");
            await Task.Yield();
            Console.Write("c");
            thread == Environment.CurrentManagedThreadId
            """);
        Assert.Equal("abc", output.Out);
        Assert.Equal("True", output.Result);
    }

    [Fact]
    public async Task Cell_BlocksOnTaskThatContinuesOnItsOwnThread_DoesNotHang()
    {
        var value = await _session.ValueAsync("""
            async Task<int> SlowAsync() { await Task.Delay(5); await Task.Yield(); return 3; }
            SlowAsync().Result + SlowAsync().GetAwaiter().GetResult()
            """);
        Assert.Equal("6", value);
    }

    [Fact]
    public async Task Cell_FailsHalfway_KeepsWhatItHasDone()
    {
        await _session.RunAsync("int kept = 1;");
        await _session.FailAsync("kept = 2;\nint late = 5;\nthrow new Exception();");
        Assert.Equal("7", await _session.ValueAsync("kept + late"));
    }

    [Fact]
    public async Task Cell_DoesNotCompile_ChangesNothing()
    {
        await _session.RunAsync("int value = 1;");
        await _session.FailAsync("string value = \"2\"; missing();");
        Assert.Equal("2", await _session.ValueAsync("value + 1"));
    }

    [Fact]
    public async Task Sessions_SideBySide_DoNotSeeEachOther()
    {
        await using var other = new NotebookSession(new SessionOptions());
        await _session.RunAsync("int mine = 1;");
        await other.RunAsync("string mine = \"theirs\";");
        var outputs = await Task.WhenAll(
            _session.RunAsync("for (var i = 0; i < 50; i++) { Console.Write(mine); await Task.Yield(); }"),
            other.RunAsync("for (var i = 0; i < 50; i++) { Console.Write(mine); await Task.Yield(); }"));
        Assert.Equal(new string('1', 50), outputs[0].Out);
        Assert.Equal(string.Concat(Enumerable.Repeat("theirs", 50)), outputs[1].Out);
    }

    [Fact]
    public async Task Session_Imports_AreWhatOptionsSay()
    {
        await using var bare = new NotebookSession(new SessionOptions { Imports = ["System.Text"] });
        Assert.Equal("1", await bare.ValueAsync("new StringBuilder(\"x\").Length"));
        Assert.Equal("CompilationError", (await bare.FailAsync("Console.WriteLine()")).Name);
    }

    [Fact]
    public async Task Session_WarmedUp_CountsNoCell()
    {
        await _session.WarmUpAsync(CancellationToken.None);
        Assert.Equal(0, _session.CellNumber);
        Assert.Equal("2", await _session.ValueAsync("1 + 1"));
        Assert.Equal(1, _session.CellNumber);
    }

    [Fact]
    public async Task Execute_GivenNumber_ReportsErrorsUnderIt()
    {
        var result = await _session.ExecuteAsync("throw new Exception();", new RecordingOutput(), 12, CancellationToken.None);
        Assert.Contains("   at Cell [12], line 1", result.Error!.Traceback);
        Assert.Equal(12, _session.CellNumber);
    }

    [Fact]
    public async Task Execute_AfterDispose_Throws()
    {
        await _session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _session.RunAsync("1"));
    }

    [Theory]
    [InlineData("int n = 1;", "n", "42", "42")]
    [InlineData("double d = 1;", "d", "1e-3", "0.001")]
    [InlineData("var d = 1.5;", "d", "2", "2")]
    [InlineData("bool b = false;", "b", "true", "True")]
    [InlineData("string s = \"\";", "s", "a \"b\" \\ c", "a \"b\" \\ c")]
    [InlineData("long l = 1;", "l", "-9000000000", "-9000000000")]
    [InlineData("float f = 1;", "f", "0.25", "0.25")]
    [InlineData("decimal m = 1;", "m", "0.10", "0.10")]
    public async Task SetVariable_TextOfItsType_IsItsValue(string declaration, string name, string text, string expected)
    {
        await _session.RunAsync(declaration);
        await _session.SetVariableAsync(name, text);
        Assert.Equal(expected, await _session.ValueAsync(name));
    }

    [Theory]
    [InlineData("m", "1", "No variable named m is declared. Declared are n.")]
    [InlineData("n", "1.5", "n is a int; \"1.5\" is not a value of that type. Expected is a whole number.")]
    [InlineData("n", "1; Environment.Exit(1)", "n is a int; \"1; Environment.Exit(1)\" is not a value of that type. Expected is a whole number.")]
    public async Task SetVariable_UnknownOrUnparsable_SaysWhatIsExpected(string name, string text, string message)
    {
        await _session.RunAsync("int n = 1;");
        var problem = await Assert.ThrowsAsync<ArgumentException>(() => _session.SetVariableAsync(name, text));
        Assert.Equal(message, problem.Message);
        Assert.Equal("1", await _session.ValueAsync("n"));
    }
}
