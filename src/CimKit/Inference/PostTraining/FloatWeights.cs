using System.Numerics;
using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Float weights of one matrix as [row][output], outputs rounded up to whole blocks of vectors.</summary>
internal sealed class FloatWeights
{
    /// <summary>Vectors that are summed side by side.</summary>
    public const int Vectors = 2;

    public FloatWeights(ShapedLayer shaped, TrainedLayer trained, int group)
    {
        var layer = (WeightedLayerSpec)shaped.Layer;
        var groups = (layer as Convolution)?.Groups ?? 1;
        (Rows, Outputs) = (layer.WeightRows(shaped.Input), layer.Outputs / groups);
        FirstOutput = group * Outputs;
        Channels = shaped.Input.Channels / groups;
        FirstChannel = group * Channels;
        var block = Vectors * Vector<float>.Count;
        Lanes = (Outputs + block - 1) / block * block;
        Values = new float[Rows * Lanes];
        Bias = new float[Lanes];
        for (var output = 0; output < Outputs; output++)
        {
            Bias[output] = trained.Bias.IsEmpty ? 0 : trained.Bias.Span[FirstOutput + output];
            for (var row = 0; row < Rows; row++)
                Values[row * Lanes + output] = (float)(trained.Weights.Span[(FirstOutput + output) * Rows + row] / trained.OutputScale);
        }
    }

    public int Rows { get; }

    public int Outputs { get; }

    public int FirstOutput { get; }

    public int Channels { get; }

    public int FirstChannel { get; }

    public int Lanes { get; }

    public float[] Values { get; }

    public float[] Bias { get; }
}
