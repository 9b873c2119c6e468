namespace CimKit.Notebooks.Magics;

/// <summary>The block of settings that .dib files begin with; nothing in it concerns a C# kernel.</summary>
internal sealed class MetaMagic : Magic
{
    public override string Name => "#!meta";

    public override string Usage => "#!meta";

    public override string Description => "Settings of a .dib file; skipped.";

    public override bool TakesBody => true;

    protected override Task RunAsync(MagicCall call) => Task.CompletedTask;
}
