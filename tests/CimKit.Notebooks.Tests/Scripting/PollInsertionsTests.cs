using CimKit.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CimKit.Notebooks.Tests.Scripting;

public sealed class PollInsertionsTests
{
    [Theory]
    [InlineData("while (true) ;", 1)]
    [InlineData("for (var i = 0; i < 3; i++) for (;;) { }", 2)]
    [InlineData("static int F(int n) => n;", 1)]
    [InlineData("int F() { return 1; }\nvoid G() => F();", 2)]
    [InlineData("unsafe int Sum(int* p, int n) { var t = 0; for (var i = 0; i < n; i++) t += p[i]; return t; }", 2)]
    [InlineData("int F() { Span<int> s = stackalloc int[3]; foreach (ref var x in s) x = 1; return s[0]; }", 2)]
    [InlineData("class A { public A() => P = 1; ~A() => P = 2; public int P { get => field; set => field = value; } public event Action E { add => P++; remove => P--; } }", 4)]
    [InlineData("interface I { int F() => 1; static abstract int G(); }\nclass A : I { public static int G() => 2; }", 2)]
    [InlineData("struct V { public readonly int X { get { return 1; } } public static implicit operator int(V v) => 1; public static V operator +(V a, V b) { return a; } }", 3)]
    [InlineData("ref int F(int[] a) => ref a[0];\nref readonly int G(int[] a) => ref a[0];", 2)]
    [InlineData("var f = (int x) => x * 2;\nvar g = static int (int x) => x;\nFunc<int, int> h = x => x;", 3)]
    [InlineData("var f = (int x = 3) => x;\nvar g = (params int[] x) => x.Length;", 2)]
    [InlineData("delegate ref int Slot(int[] a);\nSlot s = a => ref a[0];", 1)]
    [InlineData("Action<string> a = x => x?.Trim();\nAction b = () => new object();\nAction c = () => _ = 1;\nint n = 0; Action d = () => n++;", 4)]
    [InlineData("Func<int> f = () => throw new Exception();\nAction g = () => throw new Exception();\nint F() => throw new Exception();\nvoid G() => throw new Exception();", 4)]
    [InlineData("Func<Task> a = async () => await Task.Yield();\nFunc<Task<int>> b = async () => await Task.FromResult(1);\nFunc<ValueTask> c = async () => await Task.Yield();\nFunc<ValueTask<int>> d = async () => 1;\nAction e = async () => await Task.Yield();", 5)]
    [InlineData("async Task A() => await Task.Yield();\nasync Task<int> B() => await Task.FromResult(1);\nasync ValueTask C() => await Task.Yield();\nasync System.Threading.Tasks.ValueTask<int> D() => 1;\nasync void E() => await Task.Yield();\nTask F() => Task.CompletedTask;", 6)]
    [InlineData("async IAsyncEnumerable<int> F() { await foreach (var x in F()) yield return x; }", 2)]
    [InlineData("IEnumerable<int> F() { yield return 1; }", 1)]
    [InlineData("Func<int, Func<int, Func<int, int>>> f = a => b => c => a + b + c;", 3)]
    [InlineData("var x = new[] { 1, 2 }.Where(i => i > 1).Select((i, k) => new { i, k }).ToDictionary(p => p.i, p => p.k);", 4)]
    [InlineData("var q = from a in new[] { 1 } from b in new[] { 2 } where a < b orderby a let c = a + b select (a, c);", 2)]
    [InlineData("var q = from a in new[] { 1 } join b in new[] { 2 } on a equals b group a by b into g where g.Any() select g.Key;", 2)]
    [InlineData("class A(Func<int> f) { public int V => f(); }\nclass B() : A(() => 1);", 2)]
    [InlineData("var y = 3 switch { 1 => 2, var z when new Func<int, bool>(w => w > 0)(z) => 4, _ => 5 };", 1)]
    [InlineData("again: if (DateTime.Now.Ticks < 0) goto again; else goto done; done: ;", 2)]
    [InlineData("switch (1) { case 1: goto case 2; case 2: goto default; default: break; }", 2)]
    [InlineData("int this_() { lock (new object()) { do break; while (true); } return 0; }", 2)]
    [InlineData("foreach (var (a, b) in new[] { (1, 2) }) // note {\n    Console.Write(a); /* } */", 1)]
    [InlineData("#region r\nwhile (false) { }\n#endregion\n#if X\nwhile (false) { }\n#endif", 1)]
    [InlineData("#pragma warning disable\nif (true) while (false) break; else while (false) continue;", 2)]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1;\nvar r = new[] { 1 }.AsQueryable().Where(x => x > 0);", 0)]
    [InlineData("var s = $\"{new Func<int>(() => 1)()} while (true) {{ }}\";", 1)]
    [InlineData("T F<T>(T x) where T : class => x;\nFunc<T> G<T>(T x) => () => x;", 3)]
    [InlineData("record R(int A) { public int B => A; public int this[int i] => i; public override string ToString() => \"\"; }", 3)]
    [InlineData("Func<object> f = () => (Func<int>)(() => 1);\nFunc<object> g = () => null;\nFunc<string> h = () => default;\nFunc<List<int>> l = () => new();\nFunc<int[]> c = () => [1, 2];", 6)]
    public void Apply_EverySyntax_CompilesWithItsPollsOnTheSameLines(string code, int polls)
    {
        var tree = SubmissionChain.Parse(SourceText.From(code));
        var compilation = CSharpCompilation.CreateScriptCompilation(
            "Test",
            tree,
            HostReferences.Instance.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: [.. SessionOptions.DefaultImports], allowUnsafe: true));
        Assert.Empty(Errors(compilation));
        var polled = PollInsertions.Apply(tree, compilation.GetSemanticModel(tree), CancellationToken.None);
        Assert.Empty(Errors(compilation.ReplaceSyntaxTree(tree, SubmissionChain.Parse(polled))));
        Assert.Equal(polls, polled.ToString().Split("global::CimKit.Notebooks.Interactive.Cell.").Length - 1);
        Assert.Equal(code.Split('\n').Length, polled.Lines.Count);
    }

    private static IEnumerable<string> Errors(CSharpCompilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.ToString());
}
