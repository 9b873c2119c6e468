using System.Text.Json.Serialization.Metadata;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Devices.Pulsed;
using CimKit.Learning.Algorithms;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>How an <see cref="Experiment"/> looks in JSON: as designs do, with layers and devices as further parts and names for what is known.</summary>
internal static class ExperimentContract
{
    // Named as files name it; a device that has no pulse curve cannot be updated by one.
    private static readonly IReadOnlyDictionary<Type, Func<string, object>> Names = new Dictionary<Type, Func<string, object>>
    {
        [typeof(NetworkSpec)] = NetworkCatalog.Find,
        [typeof(ChipDesign)] = ChipPresets.Find,
        [typeof(TrainingOptions)] = TrainingPreset,
        [typeof(TrainingDesign)] = TrainingChipPresets.Find,
        [typeof(UpdateCurve)] = name => DevicePresets.Find(name).Curve
            ?? throw new ArgumentException($"{name} has no pulse curve; there are {Ids(device => device.Curve is not null)}."),
        [typeof(PulsedResponse)] = name => DevicePresets.Find(name).Response
            ?? throw new ArgumentException($"{name} has no response to single pulses; there are {Ids(device => device.Response is not null)}."),
    };

    public static JsonContract Json { get; } = new(
        families: new Dictionary<Type, IReadOnlyList<JsonDerivedType>>(DesignContract.Families.ToDictionary())
        {
            [typeof(LayerSpec)] =
            [
                new(typeof(Convolution), "convolution"), new(typeof(Linear), "linear"), new(typeof(Pooling), "pooling"),
                new(typeof(GlobalPooling), "globalPooling"), new(typeof(PaddedShortcut), "paddedShortcut"),
                new(typeof(Addition), "addition"), new(typeof(Concatenation), "concatenation"),
            ],
            [typeof(DeviceTraining)] =
            [
                new(typeof(PhysicalTraining), "physical"), new(typeof(PublishedTraining), "published"), new(typeof(PulsedTraining), "pulsed"),
            ],
            [typeof(ArrayAlgorithm)] =
            [
                new(typeof(PulsedSgd), "pulsedSgd"), new(typeof(MixedPrecision), "mixedPrecision"), new(typeof(TikiTaka), "tikiTaka"),
                new(typeof(OneSidedPairs), "oneSidedPairs"),
            ],
            [typeof(PulsedResponse)] =
            [
                new(typeof(ConstantStep), "constant"), new(typeof(LinearStep), "linear"), new(typeof(SoftBounds), "softBounds"),
                new(typeof(ExponentialStep), "exponential"), new(typeof(PowerStep), "power"), new(typeof(PiecewiseStep), "piecewise"),
            ],
        },
        decided: new HashSet<(Type, string)>(DesignContract.Decided)
        {
            (typeof(TrainingOptions), nameof(TrainingOptions.Seed)), (typeof(ArrayDesign), nameof(ArrayDesign.Seed)),
            // Those of the training.
            (typeof(TrainingDesign), nameof(TrainingDesign.BatchSize)), (typeof(TrainingDesign), nameof(TrainingDesign.Iterations)),
            (typeof(TrainingDesign), nameof(TrainingDesign.IsTraining)),
        },
        completed: DesignContract.Completed,
        standards: new Dictionary<Type, object>
        {
            [typeof(ArrayDesign)] = ArrayDesignJson.Standard,
            [typeof(PublishedTraining)] = new PublishedTraining(new()),
        },
        names: Names,
        renamed: new Dictionary<(Type, string), string>
        {
            // Beside "kind", which says what kind of layer it is.
            [(typeof(Pooling), nameof(Pooling.Kind))] = "method",
            [(typeof(GlobalPooling), nameof(GlobalPooling.Kind))] = "method",
        },
        // Cells of arrays that a network is trained for lie deep.
        maximumDepth: 32);

    private static TrainingOptions TrainingPreset(string name) => name.ToLowerInvariant() switch
    {
        "quick" => TrainingOptions.Quick,
        "thorough" => TrainingOptions.Thorough,
        "float" => TrainingOptions.Quick.InFloat(),
        "devices" => TrainingOptions.OnDevices(new PublishedTraining(new())),
        "pulsed" => TrainingOptions.OnDevices(new PulsedTraining(GokmenVlasov.Create().Response!, new PulsedSgd())),
        _ => throw new ArgumentException($"There is no training '{name}'; there are quick, thorough, float, devices, pulsed."),
    };

    private static string Ids(Func<MemoryDevice, bool> isUsable) =>
        string.Join(", ", DevicePresets.All.Where(isUsable).Select(device => device.Id));
}
