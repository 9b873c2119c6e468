using CimKit.Foundation;

namespace CimKit.Checkpoints.Known;

/// <summary>Names that ResNet checkpoints share.</summary>
internal static class ResNetNames
{
    private const int MostBlocks = 200;

    /// <summary>6n + 2 for n blocks in the first stage.</summary>
    public static int Depth(Checkpoint checkpoint, string firstStage)
    {
        var blocks = Enumerable.Range(0, MostBlocks + 1)
            .TakeWhile(block => checkpoint.Tensors.ContainsKey($"{firstStage}{block}.conv1.weight")).Count();
        InvalidDesignException.ThrowIfAny($"Checkpoint '{checkpoint.Name}'", blocks is >= 1 and <= MostBlocks
            ? []
            : [$"the first stage must have 1 to {MostBlocks} blocks, named '{firstStage}0' and so on; got {blocks} or more."]);
        return 6 * blocks + 2;
    }

    /// <summary>A convolution <c>…conv1</c> has its batch normalisation under <c>…bn1</c>; a classifier has none.</summary>
    public static LayerTensors Of(string layer, string weights) => new()
    {
        Layer = layer,
        Weights = weights,
        Normalization = layer == "fc" ? null : $"{weights[..^"conv1".Length]}bn{weights[^1]}",
    };
}
