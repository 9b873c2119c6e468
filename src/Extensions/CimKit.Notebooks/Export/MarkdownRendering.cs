using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CimKit.Notebooks.Export;

/// <summary>
/// Markdown cells as HTML. Raw HTML in them is kept, scripts included: a notebook is its owner's program, and its code
/// cells may write any HTML anyway. Pictures are put into the page; those that would need a network become links.
/// </summary>
internal sealed class MarkdownRendering(Headings headings, Pictures pictures)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().UseDefinitionLists().UseMathematics()
        .Build();

    /// <summary>HTML of one cell.</summary>
    /// <param name="source">Markdown.</param>
    /// <param name="attachments">Pictures kept in the cell: name → data URI.</param>
    public string ToHtml(string source, IReadOnlyDictionary<string, string> attachments)
    {
        var document = Markdown.Parse(source, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.GetAttributes().Id = headings.Add(heading.Level, Text(heading.Inline));
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToArray())
            Embed(picture, attachments);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new FormulaInline());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new FormulaBlock());
        renderer.Render(document);
        return writer.ToString();
    }

    private void Embed(LinkInline picture, IReadOnlyDictionary<string, string> attachments)
    {
        var url = picture.Url ?? "";
        const string attached = "attachment:";
        var data = url.StartsWith(attached, StringComparison.Ordinal)
            ? attachments.GetValueOrDefault(Uri.UnescapeDataString(url[attached.Length..]))
            : pictures.ToDataUri(url);
        if (data is not null)
        {
            picture.Url = data;
            return;
        }
        // Not reachable without a network: a link with the same text.
        picture.IsImage = false;
        if (picture.FirstChild is null)
            picture.AppendChild(new LiteralInline(url));
    }

    private static string Text(ContainerInline? inline) => inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline formula => formula.Content.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));

    private sealed class FormulaInline : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) =>
            renderer.Write($"<span class=\"math\">{Html.Escape(formula.Content.ToString())}</span>");
    }

    private sealed class FormulaBlock : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.Write($"<div class=\"math\">{Html.Escape(formula.Lines.ToString())}</div>\n");
    }
}
