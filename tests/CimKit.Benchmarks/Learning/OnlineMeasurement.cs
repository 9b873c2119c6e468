using CimKit.Data;
using CimKit.Learning;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;

namespace CimKit.Benchmarks.Learning;

/// <summary>LeNet-5 trained on published devices by the physical update: MNIST, one device a weight, the defaults of training on devices.</summary>
internal static class OnlineMeasurement
{
    /// <param name="output">A Markdown table.</param>
    /// <param name="ids">Devices; all with a published percentage and the ideal one if empty.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> ids)
    {
        var digits = Mnist.Load();
        output.WriteLine("| Device | Accuracy, % | Pulses of a weight |\n|---|---|---|");
        foreach (var device in DeviceMeasurement.Chosen(ids))
        {
            var options = TrainingOptions.OnDevices(new PhysicalTraining(new CurveUpdate { Curve = device.Curve! }));
            var result = Trainer.Train(LeNet5.Create(), digits.Training, digits.Test, options);
            var pulses = result.History.Sum(epoch => epoch.Layers.Sum(layer => layer.Pulses.Potentiation + layer.Pulses.Depression));
            var weights = result.Network.Layers.Sum(layer => layer.Weights.Length);
            output.WriteLine(FormattableString.Invariant(
                $"| {device.Name} | {100 * result.TestAccuracy:F2} | {(double)pulses / weights:F1} |"));
            output.Flush();
        }
    }
}
