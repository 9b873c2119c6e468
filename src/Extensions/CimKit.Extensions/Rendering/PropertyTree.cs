using System.Text;

namespace CimKit.Extensions.Rendering;

/// <summary>A named value and, if it is made of parts, its parts.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Value">The value, or what it is.</param>
/// <param name="Children">Its parts; empty for a plain value.</param>
internal sealed record PropertyTree(string Name, string Value, IReadOnlyList<PropertyTree> Children)
{
    private const int MaximumNodes = 400;

    /// <summary>The tree as HTML tables inside each other; inner ones are closed until a click.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div style=\"font-weight:bold\">{Html.Escape(Value)}</div>");
        var budget = MaximumNodes;
        AddTable(html, ref budget);
        return html.ToString();
    }

    /// <summary>The tree as indented text.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Value);
        var budget = MaximumNodes;
        AddLines(text, 1, ref budget);
        return text.ToString();
    }

    private void AddTable(StringBuilder html, ref int budget)
    {
        html.Append("<table style=\"border-collapse:collapse\"><tbody>");
        foreach (var child in Children)
        {
            if (budget-- <= 0)
            {
                html.Append("<tr><td style=\"text-align:left\">…</td></tr>");
                break;
            }
            html.Append($"<tr style=\"border-bottom:{Html.Line}\"><td style=\"text-align:left;vertical-align:top\">{Html.Escape(child.Name)}</td><td style=\"text-align:left\">");
            if (child.Children.Count == 0)
                html.Append(Html.Escape(child.Value));
            else
            {
                html.Append($"<details><summary>{Html.Escape(child.Value)}</summary>");
                child.AddTable(html, ref budget);
                html.Append("</details>");
            }
            html.Append("</td></tr>");
        }
        html.Append("</tbody></table>");
    }

    private void AddLines(StringBuilder text, int depth, ref int budget)
    {
        foreach (var child in Children)
        {
            text.Append('\n').Append(' ', 2 * depth);
            if (budget-- <= 0)
            {
                text.Append('…');
                return;
            }
            text.Append(child.Name).Append(": ").Append(child.Value);
            if (depth < 2)
                child.AddLines(text, depth + 1, ref budget);
        }
    }
}
