using System.Diagnostics;
using CimKit.Checkpoints;
using CimKit.Checkpoints.Known;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Inference.PostTraining;
using CimKit.Networks;

namespace CimKit.Benchmarks.Inference;

/// <summary>Correct images of a public ResNet-20 against converter bits and range methods, as a Markdown table. Needs CIMKIT_DATA.</summary>
/// <remarks>Options: images=1000 calibration=200 bits=3-9 ranges=MinMax,BestL1 ratio=10; names of <see cref="AdcRange"/>.</remarks>
internal static class AccuracyMeasurement
{
    private const string Weights = "akamaster_resnet20_cifar10.safetensors";

    private static readonly AdcRange[] Usual =
    [
        AdcRange.Dynamic, AdcRange.BestSum, AdcRange.LloydMax, AdcRange.BestL2, AdcRange.BestL1, AdcRange.MinMax, AdcRange.Percentile,
        AdcRange.PowerOfTwo, AdcRange.Quantile, AdcRange.Published,
    ];

    public static void Run(TextWriter output, IReadOnlyList<string> options)
    {
        var folder = Environment.GetEnvironmentVariable("CIMKIT_DATA")
            ?? throw new InvalidOperationException("CIMKIT_DATA must name a folder with cifar10 and weights; it is not set.");
        string Option(string name, string usual) => options.FirstOrDefault(option => option.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..] ?? usual;
        var training = Cifar10File.Read("data_batch_1", Path.Combine(folder, "cifar10", "data_batch_1.bin"));
        var images = Cifar10File.Read("test batch", Path.Combine(folder, "cifar10", "test_batch_first1000.bin")).Take(int.Parse(Option("images", "1000")));
        var calibration = training.Take(int.Parse(Option("calibration", "200")));
        var bits = Option("bits", "3-9").Split('-').Select(int.Parse).ToArray();
        var ranges = Option("ranges", string.Join(',', Usual)).Split(',').Select(Enum.Parse<AdcRange>).ToArray();
        var network = PostTrainingQuantization.Quantize(
            KnownCheckpoints.Import(CheckpointFile.Read(Path.Combine(folder, "weights", Weights))), training.Take(128));
        var design = new ArrayDesign { Cell = ConductanceRange.FromOnResistance(100 * Si.Kilo, double.Parse(Option("ratio", "10"))), Adc = AdcDesign.Ideal };
        Software(output, network, design, images);
        Table(output, network, design, (calibration, images), Enumerable.Range(bits[0], bits[^1] - bits[0] + 1).ToArray(), ranges);
    }

    private static void Software(TextWriter output, QuantizedNetwork network, ArrayDesign design, ImageSet images)
    {
        var watch = Stopwatch.StartNew();
        var software = SoftwareInference.Evaluate(network, images);
        output.WriteLine($"8-bit software: {software.Correct} of {software.Count} correct, {watch.Elapsed.TotalSeconds:F1} s");
        watch.Restart();
        var ideal = CrossbarNetwork.Program(network, design).Evaluate(images);
        var same = Enumerable.Range(0, images.Count).Count(image => ideal.Predictions[image] == software.Predictions[image]);
        output.WriteLine($"ideal converter: {ideal.Correct} correct, {same} images with the class of the software, logits "
            + $"{(ideal.Logits.Span.SequenceEqual(software.Logits.Span) ? "equal bit by bit" : "different")}, {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static void Table(
        TextWriter output, QuantizedNetwork network, ArrayDesign design, (ImageSet Calibration, ImageSet Test) images, int[] bits, AdcRange[] ranges)
    {
        var watch = Stopwatch.StartNew();
        var profile = NetworkProfile.Measure(network, images.Calibration, design);
        output.WriteLine($"profile of {profile.Count} images: {watch.Elapsed.TotalSeconds:F1} s");
        output.WriteLine();
        output.WriteLine($"| range | {string.Join(" | ", bits.Select(number => $"{number} bit"))} | seconds |");
        output.WriteLine($"|---|{string.Concat(bits.Select(_ => "--:|"))}--:|");
        var correct = new Dictionary<(AdcRange, int), int>();
        foreach (var range in ranges)
        {
            watch.Restart();
            output.Write($"| {range} |");
            foreach (var number in bits)
            {
                var setting = design with { Adc = Converter(number, range) };
                if (setting.Problems().Count == 0)
                    correct[(range, number)] = CrossbarNetwork.Program(network, setting, profile).Evaluate(images.Test).Correct;
                output.Write(correct.TryGetValue((range, number), out var found) ? $" {found} |" : " – |");
                output.Flush();
            }
            output.WriteLine($" {watch.Elapsed.TotalSeconds:F0} |");
        }
        watch.Restart();
        output.Write("| chosen on the calibration images |");
        foreach (var number in bits)
        {
            var choice = RangeChoice.Find(network, design with { Adc = Converter(number, AdcRange.BestSum) }, images.Calibration,
                RangeChoice.Usual.Intersect(ranges).ToArray(), profile);
            output.Write($" {correct[(choice.Design.Adc.Range, number)]} {choice.Design.Adc.Range} ({string.Join(' ', choice.Scores.Select(score => score.Agreeing))}) |");
            output.Flush();
        }
        output.WriteLine($" {watch.Elapsed.TotalSeconds:F0} |");
    }

    /// <summary>Data-dependent ranges as the published simulator has them; all others differential, to the nearest level.</summary>
    private static AdcDesign Converter(int bits, AdcRange range) => range is AdcRange.Dynamic or AdcRange.Published
        ? new() { Bits = bits, Range = range, Scheme = ConversionScheme.Separate, Rounding = AdcRounding.Floor }
        : new() { Bits = bits, Range = range };
}
