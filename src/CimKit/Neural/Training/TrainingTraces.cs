using System.Globalization;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using CimKit.Traces;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Writes what an epoch does to arrays, in the form the estimator of training reads: one file an epoch.</summary>
/// <remarks>
/// Weights are those before and after the last update of the epoch; inputs are those of the first test image. Source: [Peng2021].
/// </remarks>
internal sealed class TrainingTraces(NetworkModule module, ImageTensors images, Device device, string folder)
{
    /// <summary>Writes the file of an epoch.</summary>
    public void Write(int epoch, NetworkState before, NetworkState after)
    {
        var precision = module.Precision;
        var inputs = Inputs();
        var table = LayerTable.FromNetwork(module.Spec);
        var (old, current) = (before.ToIntegers(precision)!, after.ToIntegers(precision)!);
        LayerTrace Trace(QuantizedNetwork network, int layer) => LayerTrace.Of(
            network.Layers[layer], table.Rows[layer], inputs[layer], precision.WeightBits, precision.ActivationBits);
        var run = new RunTrace
        {
            Table = table,
            WeightBits = precision.WeightBits,
            ActivationBits = precision.ActivationBits,
            Layers = current.Layers.Select((_, layer) => Trace(current, layer) with { PreviousWeights = Trace(old, layer).Weights }).ToList(),
        };
        TraceFile.Write(run, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch:D4}.cimtrace")));
    }

    /// <summary>Codes that every layer with weights reads for the first test image.</summary>
    private List<int[]> Inputs()
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
            module.forward(images.Batch(arange(0, 1, device: device)).Images);
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
