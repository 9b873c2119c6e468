using System.Diagnostics;
using System.Globalization;

namespace CimKit.Notebooks.Magics;

/// <summary>Measures the rest of the cell.</summary>
internal sealed class TimeMagic : Magic
{
    public override string Name => "#!time";

    public override string Usage => "#!time";

    public override string Description => "Shows how long the rest of the cell took, compilation included.";

    public override async Task RunAroundAsync(MagicCall call, Func<Task> rest)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await rest().ConfigureAwait(false);
        }
        finally
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"Wall time: {watch.Elapsed.TotalMilliseconds:0.##} ms");
            call.Cell.Output.Send(output => output.Display(MimeBundle.PlainText(text), displayId: null));
        }
    }

    protected override Task RunAsync(MagicCall call) => Task.CompletedTask;
}
