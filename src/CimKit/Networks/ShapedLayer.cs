namespace CimKit.Networks;

/// <summary>A layer with the shapes it reads and writes.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">Shape it reads.</param>
/// <param name="Output">Shape it writes.</param>
public sealed record ShapedLayer(LayerSpec Layer, TensorShape Input, TensorShape Output)
{
    /// <summary>Weights of the layer, biases apart; 0 if it has none.</summary>
    public long Weights => Layer is WeightedLayerSpec weighted ? (long)weighted.WeightRows(Input) * weighted.Outputs : 0;

    /// <summary>Multiply-accumulate operations for one image; 0 for a layer without weights.</summary>
    public long MultiplyAccumulates => Weights * Output.Height * Output.Width;
}
