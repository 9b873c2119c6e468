using CimKit.Checkpoints;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference.Sweeps;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace Cim.Redrawing;

/// <summary>What several recipes share: a trained network that is kept in the repository, digits, and a sweep, each made once.</summary>
/// <remarks>
/// Training in libtorch may differ in the last bit between processors; an integer network on arrays is the same everywhere.
/// So the trained network is kept, with the experiment it comes from beside it.
/// </remarks>
/// <param name="root">Root of the repository.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class RecipeInputs(string root, CancellationToken cancellation)
{
    /// <summary>The kept network, below the root.</summary>
    public const string NetworkFile = "docs/images/lenet5-digits.safetensors";

    private const ulong Seed = 117;
    private const int Images = 300;

    private readonly Lazy<QuantizedNetwork> network = new(() => QuantizedFile.Read(Path.Combine(root, NetworkFile), LeNet5.Create()));
    private readonly Lazy<ImageSplit> data = new(() => SyntheticDigits.Create(seed: Seed));
    private SweepResult? byRange;

    /// <summary>LeNet-5 in integers.</summary>
    public QuantizedNetwork Network => network.Value;

    /// <summary>Test images.</summary>
    public ImageSet Test => data.Value.Test.Take(Images);

    /// <summary>Images that converter ranges are chosen from.</summary>
    public ImageSet Calibration => data.Value.Training.Take(100);

    /// <summary>Arrays of 128 rows with one-bit cells.</summary>
    public static ArrayDesign Design { get; } = new()
    {
        Rows = 128,
        CellBits = 1,
        Cell = ConductanceRange.FromOnResistance(100 * Si.Kilo, onOffRatio: 10),
        Adc = new AdcDesign { Bits = 4 },
        Seed = Seed,
    };

    /// <summary>Accuracy from 3 to 8 bits for three ways to choose the range.</summary>
    public SweepResult ByRange => byRange ??= AccuracySweep.Run(
        Network, Design, Calibration, Test,
        new SweepOptions { AdcBits = [3, 4, 5, 6, 7, 8], Ranges = [AdcRange.Maximum, AdcRange.MinMax, AdcRange.BestL1] },
        cancellation: cancellation);
}
