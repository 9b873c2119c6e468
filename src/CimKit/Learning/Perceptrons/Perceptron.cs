using CimKit.Data;
using CimKit.Foundation;

namespace CimKit.Learning.Perceptrons;

/// <summary>A perceptron of two layers that learns image by image, its weights on devices.</summary>
/// <remarks>
/// Pixels are cut to 20×20 and to black and white. Sigmoids, squared error without the factor ½; the second layer reads the
/// hidden neurons with one bit each. Source: [ChenYu2019].
/// </remarks>
/// <example><code>var learned = Perceptron.Train(digits.Training, digits.Test, new PerceptronOptions { Curve = EpiRam.Create().Curve });</code></example>
public static class Perceptron
{
    /// <summary>Trains and tests after every epoch.</summary>
    /// <param name="training">Labelled images of one channel, 20×20 or larger; the middle is used.</param>
    /// <param name="test">Likewise.</param>
    /// <param name="options">Devices and schedule.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images; nothing is returned then.</param>
    /// <exception cref="InvalidDesignException">Options cannot be used.</exception>
    /// <exception cref="ArgumentException">Images have another shape.</exception>
    public static PerceptronResult Train(
        ImageSet training, ImageSet test, PerceptronOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        InvalidDesignException.ThrowIfAny(nameof(PerceptronOptions), options.Problems());
        var seeds = new SeedTree(options.Seed)["perceptron"];
        var (images, tests) = (new BinaryImages(training), new BinaryImages(test));
        var network = new PerceptronNetwork(options, seeds);
        var order = seeds["order"].ToRandom();
        var accuracies = new double[options.Epochs];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            for (var image = 0; image < options.ImagesPerEpoch; image++)
            {
                if (image % 256 == 0)
                    cancellation.ThrowIfCancellationRequested();
                var number = order.Next(images.Count);
                network.Learn(images.Active(number), images.Label(number));
            }
            accuracies[epoch] = Enumerable.Range(0, tests.Count).Count(image => network.Classify(tests.Active(image)) == tests.Label(image))
                / (double)tests.Count;
            progress?.Report((epoch + 1.0) / options.Epochs);
        }
        return new() { Options = options, Accuracies = accuracies, Pulses = network.Pulses };
    }
}
