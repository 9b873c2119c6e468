using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace CimKit.Notebooks.Scripting;

/// <summary>Compiles and runs the code of a session, piece after piece; each piece sees what the earlier ones declared.</summary>
/// <remarks>One caller at a time may compile and run; <see cref="Ask"/> may be asked at any time. References given to one submission are inherited by all later ones, so only new ones are added.</remarks>
internal sealed class SubmissionChain
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse, SourceCodeKind.Script);
    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);
    private static readonly Task<object?> NoResult = Task.FromResult<object?>(null);

    private readonly SubmissionContext _context = new();
    private readonly CSharpCompilationOptions _options;
    private readonly Lock _gate = new();
    private readonly List<CSharpCompilation> _untrimmed = [];
    private ImmutableArray<MetadataReference> _newReferences = [.. HostReferences.Instance.References];

    /// <summary>The object of every submission that has code, from 1; the compiler counts them the same way.</summary>
    private object?[] _objects = new object?[16];
    private int _questions;
    private int _emitted;
    private int _slots = 1;

    public SubmissionChain(IReadOnlyList<string> imports)
    {
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            usings: imports,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            reportSuppressedDiagnostics: false,
            warningLevel: 0);
    }

    /// <summary>The submission that ran last; null before the first.</summary>
    public CSharpCompilation? Last { get; private set; }

    /// <summary>Parses code as a cell.</summary>
    public static SyntaxTree Parse(SourceText text, string path = "", CancellationToken cancellation = default) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, path, cancellation);

    /// <summary>Makes an assembly known to all later code.</summary>
    public void AddReference(MetadataReference reference) => _newReferences = _newReferences.Add(reference);

    /// <summary>Compiles the next submission with polls in its loops.</summary>
    /// <exception cref="CodeRejectedException">The code does not compile.</exception>
    public Submission Compile(SourceFile source, CancellationToken cancellation)
    {
        var tree = Parse(Text(source.Text), source.Name, cancellation);
        var plain = Next(tree);
        var model = NeedsModel(tree, cancellation) ? plain.GetSemanticModel(tree) : null;
        var polled = Parse(PollInsertions.Apply(tree, model, cancellation), source.Name, cancellation);
        // Diagnostics are those of the text as written; should only the inserted polls not compile, the cell runs without them.
        return TryEmit(plain.ReplaceSyntaxTree(tree, polled), cancellation, out _)
            ?? TryEmit(plain, cancellation, out var diagnostics)
            ?? throw new CodeRejectedException(diagnostics, source);
    }

    /// <summary>Runs a submission on the calling thread; what it declared before it failed stays.</summary>
    public Task<object?> Run(Submission submission)
    {
        if (submission.Factory is not null && ++_slots > _objects.Length)
            Array.Resize(ref _objects, _objects.Length * 2);
        Follow(submission.Compilation);
        _newReferences = [];
        return submission.Factory?.Invoke(_objects) ?? NoResult;
    }

    /// <summary>The variable a later cell would see under that name; null if there is none.</summary>
    public IFieldSymbol? FindVariable(string name) => Variables().FirstOrDefault(variable => variable.Name == name);

    /// <summary>The variables of all cells, latest first.</summary>
    public IEnumerable<IFieldSymbol> Variables()
    {
        for (var compilation = Last; compilation is not null; compilation = compilation.ScriptCompilationInfo!.PreviousScriptCompilation)
            foreach (var member in compilation.ScriptClass!.GetMembers())
                if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } variable)
                    yield return variable;
    }

    /// <summary>Asks something about code that would come next, while cells may be running.</summary>
    public T Ask<T>(SyntaxTree tree, Func<SemanticModel, T> question)
    {
        lock (_gate)
            _questions++;
        try
        {
            return question(Next(tree).GetSemanticModel(tree));
        }
        finally
        {
            lock (_gate)
                _questions--;
        }
    }

    private CSharpCompilation Next(SyntaxTree tree) => CSharpCompilation.CreateScriptCompilation(
        $"Cell#{_emitted}", tree, _newReferences, _options, Last, typeof(object));

    private void Follow(CSharpCompilation compilation)
    {
        lock (_gate)
        {
            if (Last is not null)
            {
                CompilerMemory.Share(Last, compilation);
                _untrimmed.Add(Last);
            }

            Last = compilation;
            if (_questions > 0)
                return;
            _untrimmed.ForEach(CompilerMemory.Trim);
            _untrimmed.Clear();
        }
    }

    private static SourceText Text(string code) => SourceText.From(code, Encoding.UTF8);

    private static bool NeedsModel(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetRoot(cancellation).DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null } or QueryExpressionSyntax);

    private Submission? TryEmit(CSharpCompilation compilation, CancellationToken cancellation, out IReadOnlyList<Diagnostic> errors)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: EmitOptions, cancellationToken: cancellation);
        errors = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (!emitted.Success)
            // Without code there is nothing to emit, but what it imports holds for later submissions.
            return errors.Count == 0 ? new Submission(compilation, Factory: null) : null;
        _emitted++;
        var entry = compilation.GetEntryPoint(cancellation)
            ?? throw new InvalidOperationException("A submission without an entry point.");
        var method = _context.Load(assembly, symbols)
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new Submission(compilation, method.CreateDelegate<Func<object?[], Task<object?>>>());
    }
}
