using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>What the files of a trace folder do not say themselves.</summary>
public sealed record TraceFolderOptions
{
    /// <summary>Word length of the weights.</summary>
    [Unit("bit")]
    public required int WeightBits { get; init => field = Require.InRange(value, 1, WeightMatrix.MaximumBits, "bit"); }

    /// <summary>Word length of the activations, sign included.</summary>
    [Unit("bit")]
    public required int ActivationBits { get; init => field = Require.InRange(value, 1, 32, "bit"); }

    /// <summary>Layer table, padding included; read from a file if null.</summary>
    public LayerTable? Table { get; init; }

    /// <summary>File of the layer table; <c>network.csv</c> or <c>NetWork_*.csv</c> inside the folder if null.</summary>
    public string? TablePath { get; init; }

    /// <summary>
    /// Names of the layers in order of execution, as in <c>weight<i>NAME</i>.csv</c>; if empty, all found, in natural
    /// order (Conv2 before Conv10, Conv before FC).
    /// </summary>
    public IReadOnlyList<string> LayerNames { get; init; } = [];

    /// <summary>
    /// True to round weights that lie between two codes, as the published program does; false to refuse them, because they
    /// tell that the files hold another word length.
    /// </summary>
    public bool RoundsWeights { get; init; }
}
