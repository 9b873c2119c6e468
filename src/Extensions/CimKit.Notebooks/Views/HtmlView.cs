using System.Net;
using System.Text;

namespace CimKit.Notebooks.Views;

/// <summary>Writes a view as HTML: tables without style of their own, every text escaped.</summary>
internal sealed class HtmlView
{
    private readonly StringBuilder _html = new();

    /// <summary>The fragment for a view.</summary>
    public static string Write(ValueView view)
    {
        var writer = new HtmlView();
        writer.Add(view);
        return writer._html.ToString();
    }

    private void Add(ValueView view)
    {
        switch (view)
        {
            case TextView text:
                AddText(text.Text);
                break;
            case FormattedView formatted:
                _html.Append(formatted.Html);
                break;
            case ListView list:
                AddText($"[{string.Join(", ", list.Items)}{(list.More.Length > 0 ? $", … ({list.More})" : "")}]");
                break;
            case PropertiesView properties:
                AddProperties(properties);
                break;
            case TableView table:
                AddTable(table);
                break;
        }
    }

    private void AddText(string text)
    {
        var encoded = WebUtility.HtmlEncode(text);
        _html.Append(text.Contains('\n') ? $"<pre>{encoded}</pre>" : encoded);
    }

    private void AddProperties(PropertiesView view)
    {
        _html.Append("<table><thead><tr><th colspan=\"2\">");
        AddText(view.Type);
        _html.Append("</th></tr></thead><tbody>");
        foreach (var (name, value) in view.Properties)
        {
            _html.Append("<tr><th>");
            AddText(name);
            _html.Append("</th><td>");
            Add(value);
            _html.Append("</td></tr>");
        }

        AddMore(view.Omitted > 0 ? $"{view.Omitted} more" : "", columns: 2);
        _html.Append("</tbody></table>");
    }

    private void AddTable(TableView view)
    {
        _html.Append("<table><thead><tr>");
        foreach (var column in view.Columns)
        {
            _html.Append("<th>");
            AddText(column);
            _html.Append("</th>");
        }

        _html.Append("</tr></thead><tbody>");
        foreach (var row in view.Rows)
        {
            _html.Append("<tr>");
            foreach (var value in row)
            {
                _html.Append("<td>");
                Add(value);
                _html.Append("</td>");
            }

            _html.Append("</tr>");
        }

        AddMore(view.More, view.Columns.Count);
        _html.Append("</tbody></table>");
    }

    private void AddMore(string more, int columns)
    {
        if (more.Length == 0)
            return;
        _html.Append("<tr><td colspan=\"").Append(columns).Append("\"><em>… (");
        AddText(more);
        _html.Append(")</em></td></tr>");
    }
}
