using CimKit.Notebooks.Directives;

namespace CimKit.Notebooks.Magics;

/// <summary>Every directive and magic command there is.</summary>
internal sealed class MagicTable
{
    private readonly Dictionary<string, Magic> _magics;

    public MagicTable() => _magics = new Magic[]
    {
        new ReferenceMagic(),
        new SourceMagic(),
        new LoadMagic(),
        new ImportMagic(),
        new CSharpMagic(),
        new MarkdownMagic(),
        new HtmlMagic(),
        new TimeMagic(),
        new SetMagic(),
        new ListMagic(),
        new AboutMagic(),
        new MetaMagic(),
    }.ToDictionary(magic => magic.Name);

    /// <summary>All of them by name.</summary>
    public IEnumerable<Magic> All => _magics.Values.OrderBy(magic => magic.Name, StringComparer.Ordinal);

    /// <summary>True if the lines below <paramref name="name"/> belong to it.</summary>
    public bool TakesBody(string name) => _magics.TryGetValue(name, out var magic) && magic.TakesBody;

    /// <summary>The magic a step names.</summary>
    /// <exception cref="DirectiveException">There is none.</exception>
    public Magic Find(DirectiveStep step, string source) => _magics.GetValueOrDefault(step.Name)
        ?? throw new DirectiveException(
            $"Unknown magic command {step.Name}. Known are {string.Join(", ", All.Select(magic => magic.Name))}.", step.Line, source);
}
