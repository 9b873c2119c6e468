using CimKit.Data;
using CimKit.Foundation;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Runs a trained network on images, in the precision it was trained in.</summary>
public static class NetworkEvaluator
{
    private const int BatchSize = 500;

    /// <summary>The class found for every image, in the images' order.</summary>
    /// <param name="result">What training returned.</param>
    /// <param name="images">Images of the network's input shape.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public static IReadOnlyList<int> Predict(TrainingResult result, ImageSet images, CancellationToken cancellation = default)
    {
        var device = TorchSharp.torch.device(result.Options.Device);
        using var random = new SeedTree(result.Options.Seed).ToGenerator();
        using var module = NetworkBuilder.Create(result.Network.Spec, result.Options.ToPrecision(), random);
        NetworkExport.Load(module, result.Network);
        RangedExport.Load(module, result.ActivationRanges);
        module.to(device);
        using var tensors = new ImageTensors(images, module.Precision, device, module.Spec.Normalization);
        return Predict(module, tensors, device, cancellation).Classes;
    }

    /// <summary>Part of the images that are classified rightly.</summary>
    public static double Accuracy(TrainingResult result, ImageSet images, CancellationToken cancellation = default)
    {
        var predicted = Predict(result, images, cancellation);
        return predicted.Where((found, index) => found == images.Labels.Span[index]).Count() / (double)Math.Max(1, images.Count);
    }

    internal static (IReadOnlyList<int> Classes, long Correct) Predict(
        NetworkModule module, ImageTensors images, Device device, CancellationToken cancellation)
    {
        var classes = new int[images.Count];
        var correct = 0L;
        using var plain = no_grad();
        var isTraining = module.training;
        module.eval();
        for (var start = 0; start < images.Count; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (batch, labels) = images.Batch(arange(start, Math.Min(images.Count, start + BatchSize), device: device));
            var found = module.forward(batch).flatten(1).argmax(1);
            correct += found.eq(labels).sum().item<long>();
            found.cpu().data<long>().ToArray().Select(number => (int)number).ToArray().CopyTo(classes, start);
        }
        module.train(isTraining);
        return (classes, correct);
    }
}
