using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using CimKit.Traces;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Keeps what an epoch does to arrays, in the form the estimator of training reads: one file an epoch.</summary>
/// <remarks>
/// Weights are those before and after the last update of the epoch; inputs are those of the first test images. Source: [Peng2021].
/// </remarks>
internal sealed class TrainingTraces(NetworkModule module, ImageTensors images, Device device, TrainingFiles files)
{
    /// <summary>The trace of an epoch, in its file if there is a folder.</summary>
    public RunTrace Keep(int epoch, NetworkState before, NetworkState after)
    {
        var precision = module.Precision;
        var inputs = Enumerable.Range(0, files.TraceImages).Select(Inputs).ToList();
        var table = LayerTable.FromNetwork(module.Spec);
        var (old, current) = (before.ToIntegers(precision)!, after.ToIntegers(precision)!);
        LayerTrace Trace(QuantizedNetwork network, int layer, int image) => LayerTrace.Of(
            network.Layers[layer], table.Rows[layer], inputs[image][layer], precision.WeightBits, precision.ActivationBits);
        var run = new RunTrace
        {
            Table = table,
            WeightBits = precision.WeightBits,
            ActivationBits = precision.ActivationBits,
            Images = inputs.Count,
            Layers = current.Layers.Select((_, layer) => Trace(current, layer, 0) with
            {
                PreviousWeights = Trace(old, layer, 0).Weights,
                Inputs = InputCycles.Join(inputs.Select((_, image) => Trace(current, layer, image).Inputs).ToList()),
            }).ToList(),
        };
        if (files.TracePath(epoch) is { } path)
            TraceFile.Write(run, path);
        return run;
    }

    /// <summary>Codes that every layer with weights reads for a test image.</summary>
    private List<int[]> Inputs(int image)
    {
        var inputs = new List<int[]>();
        var levels = (float)Wage.Levels(module.Precision.ActivationBits);
        using var plain = no_grad();
        using var scope = NewDisposeScope();
        var isTraining = module.training;
        foreach (var layer in module.WeightedLayers)
            layer.Reading = values => inputs.Add(Array.ConvertAll(values.detach().cpu().data<float>().ToArray(), value => (int)MathF.Round(value * levels)));
        try
        {
            module.eval();
            module.forward(images.Batch(arange(image, image + 1, device: device)).Images);
        }
        finally
        {
            foreach (var layer in module.WeightedLayers)
                layer.Reading = null;
            module.train(isTraining);
        }
        return inputs;
    }
}
