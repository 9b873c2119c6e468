using System.Globalization;
using CimKit.Extensions.Rendering;
using CimKit.Reports;

namespace CimKit.Extensions.Progress;

/// <summary>One picture of a progress bar.</summary>
internal static class ProgressHtml
{
    public static ShownHtml Of(string title, double fraction, string text, string remaining)
    {
        var percent = ((int)Math.Floor(fraction * 100)).ToString(CultureInfo.InvariantCulture);
        var details = string.Join(" · ", new[] { text, remaining }.Where(part => part.Length > 0));
        var html =
            $"<div style=\"display:flex;flex-wrap:wrap;gap:.8em;align-items:center\"><span>{Html.Escape(title)}</span>"
            + $"<span role=\"progressbar\" aria-valuenow=\"{percent}\" style=\"width:16em;height:.7em;border-radius:.35em;background:rgba(128,128,128,.25);overflow:hidden\">"
            + $"<span style=\"display:block;width:{percent}%;height:100%;background:{Palette.Color(0)}\"></span></span>"
            + $"<span style=\"font-variant-numeric:tabular-nums\">{percent} %</span><span style=\"{Html.Faint}\">{Html.Escape(details)}</span></div>";
        var plain = $"{title}: {percent} %" + (details.Length > 0 ? $" · {details}" : "");
        return new ShownHtml(html, plain);
    }
}
