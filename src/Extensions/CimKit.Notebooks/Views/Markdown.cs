using Markdig;

namespace CimKit.Notebooks.Views;

/// <summary>Text written in Markdown, with its HTML for front ends that cannot render it.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().Build();

    public static MimeBundle Bundle(string text) => new(new Dictionary<string, string>
    {
        ["text/markdown"] = text,
        ["text/html"] = Markdig.Markdown.ToHtml(text, Pipeline),
        ["text/plain"] = text,
    });
}
