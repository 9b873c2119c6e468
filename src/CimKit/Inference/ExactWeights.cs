using System.Numerics;

namespace CimKit.Inference;

/// <summary>Weight codes of a layer as integers [row][output], outputs rounded up to whole vectors.</summary>
internal sealed class ExactWeights
{
    public ExactWeights(LayerPlan layer)
    {
        IsSigned = layer.Format.IsSigned;
        Lanes = (layer.Outputs + Vector<int>.Count - 1) / Vector<int>.Count * Vector<int>.Count;
        Values = new int[layer.Rows * Lanes];
        var codes = layer.Codes.Span;
        for (var output = 0; output < layer.Outputs; output++)
            for (var row = 0; row < layer.Rows; row++)
                Values[row * Lanes + output] = codes[output * layer.Rows + row];
    }

    /// <summary>True if input codes are two's complement.</summary>
    public bool IsSigned { get; }

    public int Lanes { get; }

    public int[] Values { get; }
}
