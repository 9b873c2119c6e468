using System.Net;

namespace CimKit.Notebooks.Magics;

/// <summary>Lists the magic commands.</summary>
internal sealed class ListMagic : Magic
{
    public override string Name => "#!lsmagic";

    public override string Usage => "#!lsmagic";

    public override string Description => "Lists the directives and magic commands.";

    protected override Task RunAsync(MagicCall call)
    {
        var magics = call.Run.Magics.All.ToArray();
        var rows = magics.Select(magic => $"<tr><td><code>{Encode(magic.Usage)}</code></td><td>{Encode(magic.Description)}</td></tr>");
        var width = magics.Max(magic => magic.Usage.Length);
        var bundle = new MimeBundle(new Dictionary<string, string>
        {
            ["text/html"] = $"<table><tbody>{string.Concat(rows)}</tbody></table>",
            ["text/plain"] = string.Join('\n', magics.Select(magic => $"{magic.Usage.PadRight(width)}  {magic.Description}")),
        });
        call.Cell.Output.Send(output => output.Display(bundle, displayId: null));
        return Task.CompletedTask;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
