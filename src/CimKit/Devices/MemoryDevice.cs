using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>A published memory device; a part is null where its source does not state it or it does not apply.</summary>
/// <example><code>var device = DevicePresets.Find("Ag:a-Si");</code></example>
public sealed record MemoryDevice
{
    /// <summary>Short name without blanks, unique among presets.</summary>
    public required string Id { get; init => field = Require.NotBlank(value); }

    /// <summary>Name shown to people.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Where the numbers were read: paper and key.</summary>
    public required string Source { get; init => field = Require.NotBlank(value); }

    /// <summary>What it was described for.</summary>
    public required DeviceFamily Family { get; init; }

    /// <summary>What to know before the numbers are used; may be empty.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Conductances it can hold.</summary>
    public ConductanceRange? Range { get; init; }

    /// <summary>Response to write pulses, by labels.</summary>
    public UpdateCurve? Curve { get; init; }

    /// <summary>Response to one pulse, by a step.</summary>
    public PulsedResponse? Response { get; init; }

    /// <summary>Programming error, drift and read noise.</summary>
    public IConductanceModel? Model { get; init; }

    /// <summary>One potentiation pulse.</summary>
    public WritePulse? PotentiationPulse { get; init; }

    /// <summary>One depression pulse.</summary>
    public WritePulse? DepressionPulse { get; init; }

    /// <summary>True if the spread of <see cref="Curve"/> is the bound that the source prints with "&lt;".</summary>
    public bool IsCycleToCycleUpperBound { get; init; }

    /// <summary>Area of a cell.</summary>
    public CellFootprint? Footprint { get; init; }

    /// <summary>Capacitance in the on state of a cell that stores one.</summary>
    [Unit("F")]
    public double? OnCapacitance { get; init; }

    /// <summary>Capacitance in the off state of a cell that stores one.</summary>
    [Unit("F")]
    public double? OffCapacitance { get; init; }

    /// <summary>Ratio as stated by a source without conductances.</summary>
    [Unit("1")]
    public double? StatedOnOffRatio { get; init; }

    /// <summary>G_max/G_min; null where neither is known.</summary>
    [Unit("1")]
    public double? OnOffRatio => StatedOnOffRatio ?? OnCapacitance / OffCapacitance ?? Range?.OnOffRatio;

    /// <summary>Published accuracy of a two-layer perceptron on MNIST trained on such devices, version 3.0 of the tool.</summary>
    [Unit("%")]
    public double? PerceptronAccuracy { get; init; }

    /// <summary>The same by version 2.0, whose weights are 0 to 1.</summary>
    [Unit("%")]
    public double? PerceptronAccuracyVersion2 { get; init; }

    /// <summary>Everything that is wrong; empty if the device can be used.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. (Range?.Problems() ?? []).Select(problem => "Range: " + problem),
        .. (Curve?.Problems() ?? []).Select(problem => "Curve: " + problem),
        .. Range is null && Curve is null && Response is null && Model is null && OnCapacitance is null && PerceptronAccuracy is null
            ? ["A device must state a Range, Curve, Response, Model, OnCapacitance or PerceptronAccuracy."]
            : Array.Empty<string>(),
    ];

    /// <summary>A device described by labels.</summary>
    internal static MemoryDevice FromLabels(
        string id, string name, string source, ConductanceRange range, (int Up, int Down) pulses, (double Up, double Down) labels,
        double cycleToCycle, WritePulse up, WritePulse down) => new()
    {
        Id = id,
        Name = name,
        Source = source,
        Family = DeviceFamily.OnlineTraining,
        Range = range,
        Curve = new UpdateCurve
        {
            Minimum = range.Minimum,
            Maximum = range.Maximum,
            PotentiationPulses = pulses.Up,
            DepressionPulses = pulses.Down,
            PotentiationNonlinearity = labels.Up,
            DepressionNonlinearity = labels.Down,
            CycleToCycleSigma = cycleToCycle,
        },
        PotentiationPulse = up,
        DepressionPulse = down,
    };

    /// <summary>A device described for inference.</summary>
    internal static MemoryDevice ForInference(string id, string name, string source, ConductanceRange range, CellFootprint? footprint = null) => new()
    {
        Id = id, Name = name, Source = source, Family = DeviceFamily.Inference, Range = range, Footprint = footprint,
    };

    /// <summary>A device described by its response to one pulse.</summary>
    internal static MemoryDevice FromResponse(string id, string name, string source, PulsedResponse response) => new()
    {
        Id = id, Name = name, Source = source, Family = DeviceFamily.PulsedUpdate, Response = response,
    };

    /// <summary>A device described by a statistical model.</summary>
    internal static MemoryDevice FromModel(string id, string name, string source, IConductanceModel model) => new()
    {
        Id = id, Name = name, Source = source, Family = DeviceFamily.Statistical, Range = model.Range, Model = model,
    };
}
