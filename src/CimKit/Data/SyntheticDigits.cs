using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Data;

/// <summary>Handwritten-like digits of 28×28 pixels, drawn from a seed: a data set that needs no file.</summary>
/// <remarks>
/// Each class has several ways of being written, as curves of a pen. A digit is one of them with its points moved, then
/// scaled, slanted, turned, shifted and bent by a smooth random field; the pen has a width and a pressure, the scan a blur and
/// noise, and now and then a stray stroke crosses it. The distortion follows [Simard2003]. A linear classifier stays under
/// 92 %; LeNet-5 reaches 98 %. Source: first principles.
/// </remarks>
public static class SyntheticDigits
{
    /// <summary>Height and width of a digit.</summary>
    public const int Size = 28;

    private static readonly string[] Names = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];

    /// <summary>Images to learn from and to test with, independent of each other; all classes are equally frequent.</summary>
    /// <param name="training">Images to learn from.</param>
    /// <param name="test">Images to test with.</param>
    /// <param name="seed">The same seed gives the same pixels, on any number of threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1 or above 1,000,000.</exception>
    public static ImageSplit Create(int training = 10_000, int test = 2_000, ulong seed = 117)
    {
        var seeds = new SeedTree(seed)["synthetic digits"];
        return new ImageSplit(
            Draw("Synthetic digits, training", Require.InRange(training, 1, 1_000_000, name: nameof(training)), seeds["training"]),
            Draw("Synthetic digits, test", Require.InRange(test, 1, 1_000_000, name: nameof(test)), seeds["test"]));
    }

    private static ImageSet Draw(string name, int count, SeedTree seeds)
    {
        var pixels = new byte[count * Size * Size];
        var labels = new byte[count];
        Parallel.For(0, count, index =>
        {
            var digit = index % 10;
            labels[index] = (byte)digit;
            DigitPen.Draw(digit, seeds[index].ToRandom(), pixels.AsSpan(index * Size * Size, Size * Size));
        });
        return new ImageSet(name, new TensorShape(1, Size, Size), pixels, labels, Names);
    }
}
