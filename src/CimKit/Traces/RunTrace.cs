using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>A whole run as the hardware side reads it: structure, word lengths and one trace a layer.</summary>
public sealed record RunTrace
{
    internal const int MaximumImages = 10_000;

    /// <summary>Structure of the network; its name is the run's name.</summary>
    public required LayerTable Table { get; init; }

    /// <summary>Word length of the weights.</summary>
    [Unit("bit")]
    public required int WeightBits { get; init => field = Require.InRange(value, 1, WeightMatrix.MaximumBits, "bit"); }

    /// <summary>Word length of the activations, sign included.</summary>
    [Unit("bit")]
    public required int ActivationBits { get; init => field = Require.InRange(value, 1, 32, "bit"); }

    /// <summary>Images whose inputs were recorded, one after another; all layers have the same.</summary>
    public int Images { get; init => field = Require.InRange(value, 1, MaximumImages); } = 1;

    /// <summary>One trace per row of the table, in order.</summary>
    public required IReadOnlyList<LayerTrace> Layers { get; init; }

    /// <summary>The run with the inputs of one of its images; this object if it has no other.</summary>
    /// <param name="image">Number of the image, from 0.</param>
    public RunTrace Image(int image) => Images == 1 && image == 0
        ? this
        : this with { Images = 1, Layers = [.. Layers.Select(layer => layer.Image(Require.InRange(image, 0, Images - 1), Images))] };

    /// <summary>Everything that does not fit together; empty if the run can be mapped and estimated.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = Table.Problems().ToList();
        if (Table.Rows.Count != Layers.Count)
            problems.Add($"Layers must hold {Table.Rows.Count} traces, one per row of the table; got {Layers.Count}.");
        foreach (var (row, layer) in Table.Rows.Zip(Layers))
            problems.AddRange(Check(row, layer).Select(problem => $"{layer.Name}: {problem}"));
        return problems;
    }

    private IEnumerable<string> Check(LayerTableRow row, LayerTrace layer)
    {
        foreach (var weights in new[] { layer.Weights, layer.PreviousWeights })
        {
            if (weights is null)
                continue;
            if (weights.Rows != row.WeightRows || weights.Columns != row.Outputs)
                yield return $"weights must be {row.WeightRows}×{row.Outputs}; got {weights.Rows}×{weights.Columns}.";
            if (weights.Bits != WeightBits)
                yield return $"weights must have {WeightBits} bit; got {weights.Bits}.";
        }
        if (layer.Inputs.Rows != row.WeightRows)
            yield return $"inputs must have {row.WeightRows} rows; got {layer.Inputs.Rows}.";
        var several = Images == 1 ? "" : $" for each of {Images} images";
        if (layer.Inputs.Cycles % ((long)Images * ActivationBits) != 0)
            yield return $"inputs must have a multiple of {ActivationBits} cycles{several}; got {layer.Inputs.Cycles}.";
        var needed = row.Positions(Fidelity.Reference) * ActivationBits;
        if (layer.Inputs.Cycles < needed * Images)
            yield return $"inputs must have at least {needed} cycles, {needed / ActivationBits} vectors of {ActivationBits} bit{several}; "
                + $"got {layer.Inputs.Cycles}.";
    }
}
