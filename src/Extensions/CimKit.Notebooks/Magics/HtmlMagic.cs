namespace CimKit.Notebooks.Magics;

/// <summary>Shows HTML as it is written.</summary>
internal sealed class HtmlMagic : Magic
{
    public override string Name => "#!html";

    public override string Usage => "#!html ⏎ text";

    public override string Description => "Shows the lines below as HTML.";

    public override bool TakesBody => true;

    protected override Task RunAsync(MagicCall call)
    {
        var text = call.Step.Body.Trim('\n');
        var bundle = new MimeBundle(new Dictionary<string, string> { ["text/html"] = text, ["text/plain"] = text });
        call.Cell.Output.Send(output => output.Display(bundle, displayId: null));
        return Task.CompletedTask;
    }
}
