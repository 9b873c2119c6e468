namespace CimKit.Notebooks.Magics;

/// <summary>Runs the code of another file in this session.</summary>
internal sealed class ImportMagic : Magic
{
    public override string Name => "#!import";

    public override string Usage => "#!import file";

    public override string Description => "Runs the C# of an .ipynb, .dib, .cs or .csx file; what it declares can be used afterwards.";

    protected override Task RunAsync(MagicCall call)
    {
        var path = call.Arguments.Trim('"');
        return path.Length == 0 ? throw call.Failure("expected the path of a file.") : Imports.RunAsync(call, path);
    }
}
