using CimKit.Notebooks.Views;

namespace CimKit.Notebooks.Magics;

/// <summary>Shows text written in Markdown.</summary>
internal sealed class MarkdownMagic : Magic
{
    public override string Name => "#!markdown";

    public override string Usage => "#!markdown ⏎ text";

    public override string Description => "Shows the lines below as Markdown.";

    public override bool TakesBody => true;

    protected override Task RunAsync(MagicCall call)
    {
        var text = call.Step.Body.Trim('\n');
        call.Cell.Output.Send(output => output.Display(Markdown.Bundle(text), displayId: null));
        return Task.CompletedTask;
    }
}
