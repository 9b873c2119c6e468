namespace CimKit.Notebooks.Magics;

/// <summary>C# scripting's own word for importing a file.</summary>
internal sealed class LoadMagic : Magic
{
    public override string Name => "#load";

    public override string Usage => "#load \"file.csx\"";

    public override string Description => "Runs the code of a file, as #!import does.";

    protected override Task RunAsync(MagicCall call) => Imports.RunAsync(call, call.QuotedArgument());
}
