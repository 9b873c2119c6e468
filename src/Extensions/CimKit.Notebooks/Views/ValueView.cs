namespace CimKit.Notebooks.Views;

/// <summary>A value taken apart as far as it will be shown: bounded in depth, rows and text.</summary>
internal abstract record ValueView;

/// <summary>A value in one piece of text.</summary>
internal sealed record TextView(string Text) : ValueView;

/// <summary>A value whose type has an HTML formatter of its own.</summary>
internal sealed record FormattedView(string Html, string Text) : ValueView;

/// <summary>A value as names and values of its properties.</summary>
/// <param name="Type">Name of its type.</param>
/// <param name="Summary">The value in one line.</param>
/// <param name="Properties">What is shown.</param>
/// <param name="Omitted">How many more there are.</param>
internal sealed record PropertiesView(string Type, string Summary, IReadOnlyList<(string Name, ValueView Value)> Properties, int Omitted) : ValueView;

/// <summary>A sequence of values that fit into a line.</summary>
/// <param name="Items">What is shown.</param>
/// <param name="More">What is said about the rest; empty if there is none.</param>
internal sealed record ListView(IReadOnlyList<string> Items, string More) : ValueView;

/// <summary>A sequence as rows and columns.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">As many cells each as there are columns.</param>
/// <param name="More">What is said about the rest; empty if there is none.</param>
internal sealed record TableView(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ValueView>> Rows, string More) : ValueView;
