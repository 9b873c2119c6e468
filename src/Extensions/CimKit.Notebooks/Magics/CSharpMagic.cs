namespace CimKit.Notebooks.Magics;

/// <summary>Ends a block of another language: C# follows.</summary>
internal sealed class CSharpMagic : Magic
{
    public override string Name => "#!csharp";

    public override string Usage => "#!csharp";

    public override string Description => "The lines below are C#, as they are without it.";

    protected override Task RunAsync(MagicCall call) => Task.CompletedTask;
}
