namespace CimKit.Networks;

/// <summary>A layer with the shapes it reads and writes.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">Shape it reads; of a <see cref="JoinSpec"/>, the first.</param>
/// <param name="Output">Shape it writes.</param>
/// <param name="Sources">Numbers of the layers it reads, in the order of <see cref="LayerSpec.Inputs"/>; −1 is the image.</param>
public sealed record ShapedLayer(LayerSpec Layer, TensorShape Input, TensorShape Output, IReadOnlyList<int> Sources)
{
    /// <summary>Weights of the layer, biases apart; 0 if it has none.</summary>
    public long Weights => Layer is WeightedLayerSpec weighted ? (long)weighted.WeightRows(Input) * weighted.Outputs : 0;

    /// <summary>Multiply-accumulate operations for one image; 0 for a layer without weights.</summary>
    public long MultiplyAccumulates => Weights * Output.Height * Output.Width;
}
