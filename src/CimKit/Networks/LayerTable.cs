using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>The layers of a network that hold weights, in order: what mapping and estimation read.</summary>
/// <remarks>
/// A row tells the size of its own input map, so residual branches and concatenated inputs need no graph: each layer
/// states how many channels it reads.
/// </remarks>
public sealed record LayerTable
{
    /// <summary>Name shown to people.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>One row a layer, in order of execution.</summary>
    public required IReadOnlyList<LayerTableRow> Rows { get; init; }

    /// <summary>Operations of one image, over all layers.</summary>
    public long Operations(Fidelity fidelity) => Rows.Sum(row => row.Operations(fidelity));

    /// <summary>Everything that is wrong; empty if the table can be mapped.</summary>
    public IReadOnlyList<string> Problems() => Rows.Count == 0
        ? ["Rows must hold at least one layer; got none."]
        : [.. Rows.SelectMany((row, index) => row.Problems().Select(problem => $"layer {index + 1}: {problem}"))];

    /// <summary>The table of a network: its weighted layers in order, with the shapes they read.</summary>
    /// <param name="network">The network.</param>
    /// <param name="fidelity">
    /// <see cref="Fidelity.Reference"/> gives the table the published simulator ships: a layer whose output is concatenated
    /// counts the concatenated channels as its own.
    /// </param>
    /// <remarks>
    /// Every group of a grouped convolution is a row: a weight matrix of its own. Pooling belongs to the last weighted layer
    /// before it, joins in between or not.
    /// </remarks>
    /// <exception cref="InvalidDesignException">Layers do not fit together.</exception>
    public static LayerTable FromNetwork(NetworkSpec network, Fidelity fidelity = Fidelity.Corrected) =>
        new() { Name = network.Name, Rows = new LayerTableBuilder(network, fidelity).Rows() };
}
