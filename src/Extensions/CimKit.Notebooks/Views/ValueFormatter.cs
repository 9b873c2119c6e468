using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace CimKit.Notebooks.Views;

/// <summary>Makes the representations of a value that a front end may choose from.</summary>
/// <remarks>
/// Formatters registered with Microsoft.DotNet.Interactive.Formatting come first, so that the same ones serve .NET Interactive.
/// A value without one is shown by <see cref="ViewBuilder"/>, which is bounded, and not by the library's trees, which are not.
/// </remarks>
internal static partial class ValueFormatter
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>All representations the value's type prefers, and plain text.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">If given, these representations instead, and plain text.</param>
    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        if (value is MimeBundle bundle)
            return bundle;
        var data = new Dictionary<string, string>();
        if (mimeTypes.Count > 0 && value is not null)
            AddChosen(value, mimeTypes, data);
        else if (value is IHtmlContent content)
            data[Html] = Text(content);
        else if (value is not null && OwnFormatters.MimeTypes(value.GetType()) is { Count: > 0 } own)
            AddOwn(value, own, data);
        else
            AddView(value, data);
        if (!data.ContainsKey(Plain))
            data[Plain] = PlainText(value);
        return new MimeBundle(data);
    }

    private static void AddChosen(object value, IReadOnlyList<string> mimeTypes, Dictionary<string, string> data)
    {
        foreach (var type in mimeTypes)
            data[type] = type switch
            {
                Plain => PlainText(value),
                Html when value is IHtmlContent content => Text(content),
                Html when !OwnFormatters.HasHtml(value.GetType()) => HtmlView.Write(ViewBuilder.Build(value)),
                _ => value.ToDisplayString(type),
            };
    }

    private static void AddOwn(object value, IReadOnlyList<string> mimeTypes, Dictionary<string, string> data)
    {
        foreach (var type in mimeTypes)
            data[type] = value.ToDisplayString(type);
    }

    private static void AddView(object? value, Dictionary<string, string> data)
    {
        if (value is null || ScalarText.Of(value) is not null)
            return;
        var view = ViewBuilder.Build(value);
        data[Plain] = ViewLimits.Cut(PlainView.Write(view), ViewLimits.Text);
        if (view is not (PropertiesView or TableView or FormattedView))
            return;
        var html = HtmlView.Write(view);
        data[Html] = html.Length <= ViewLimits.Text
            ? html
            : $"<pre>{WebUtility.HtmlEncode(data[Plain])}</pre><p><em>… (too large to show as a table: {html.Length} characters)</em></p>";
    }

    private static string PlainText(object? value) => value switch
    {
        IHtmlContent content => TextOnly(Text(content)),
        null => ScalarText.Of(null)!,
        _ when OwnFormatters.MimeTypes(value.GetType()).Contains(Plain) => value.ToDisplayString(Plain),
        _ => ViewLimits.Cut(PlainView.Write(ViewBuilder.Build(value)), ViewLimits.Text),
    };

    private static string Text(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>What of an HTML fragment can be read as text.</summary>
    private static string TextOnly(string html)
    {
        var text = WebUtility.HtmlDecode(Tag.Replace(Invisible.Replace(html, ""), " "));
        return ViewLimits.Cut(Spaces.Replace(text, " ").Trim(), ViewLimits.InnerText);
    }

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invisible { get; }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces { get; }
}
