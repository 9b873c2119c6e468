using CimKit.Data;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using CimKit.Learning.Perceptrons;

namespace CimKit.Benchmarks.Learning;

/// <summary>Online accuracy of published devices beside the published percentages: a 400-100-10 perceptron on MNIST, 125 epochs of 8,000 images.</summary>
internal static class DeviceMeasurement
{
    private const int LastEpochs = 10;

    /// <param name="output">A Markdown table.</param>
    /// <param name="ids">Devices; all with a published percentage and the ideal one if empty.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> ids)
    {
        var digits = Mnist.Load();
        output.WriteLine("| Device | Published | Corrected | Difference | Reference | Difference |\n|---|---|---|---|---|---|");
        if (ids.Count == 0)
            Row(output, "software", null, Train(digits, null, Fidelity.Reference), Train(digits, null, Fidelity.Corrected));
        foreach (var device in Chosen(ids))
            Row(output, device.Name, device.PerceptronAccuracy ?? device.PerceptronAccuracyVersion2, Train(digits, device, Fidelity.Reference), Train(digits, device, Fidelity.Corrected));
    }

    /// <summary>Devices by identifier; all with a published percentage and the ideal one if none is named.</summary>
    public static IReadOnlyList<MemoryDevice> Chosen(IReadOnlyList<string> ids) => ids.Count > 0
        ? ids.Select(DevicePresets.Find).ToArray()
        : [.. DevicePresets.All.Where(device => device.Curve is not null && (device.PerceptronAccuracy ?? device.PerceptronAccuracyVersion2) is not null), IdealAnalog.Create()];

    /// <summary>Mean and largest distance over the last epochs: one epoch alone is noisy.</summary>
    private static (double Mean, double Reach) Train(ImageSplit digits, MemoryDevice? device, Fidelity fidelity)
    {
        var result = Perceptron.Train(digits.Training, digits.Test, new PerceptronOptions { Curve = device?.Curve, Fidelity = fidelity });
        var last = result.Accuracies.TakeLast(LastEpochs).Select(accuracy => 100 * accuracy).ToArray();
        return (last.Average(), last.Max(accuracy => Math.Abs(accuracy - last.Average())));
    }

    private static void Row(TextWriter output, string name, double? published, (double Mean, double Reach) reference, (double Mean, double Reach) corrected)
    {
        output.WriteLine(FormattableString.Invariant(
            $"| {name} | {published:F1} | {corrected.Mean:F1} ± {corrected.Reach:F1} | {corrected.Mean - published:+0.0;−0.0} | {reference.Mean:F1} ± {reference.Reach:F1} | {reference.Mean - published:+0.0;−0.0} |"));
        output.Flush();
    }
}
