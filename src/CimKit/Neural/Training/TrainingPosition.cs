using System.Text.Json;
using System.Text.Json.Serialization;
using CimKit.Learning;

namespace CimKit.Neural.Training;

/// <summary>Where a training stands: what is no block of numbers.</summary>
internal sealed record TrainingPosition
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // A training that diverged has a loss that is no number, and can be looked at all the same.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    public const string Kind = "cim-training-state";
    public const int Current = 1;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    /// <summary>Figures of the finished epochs.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>Batches of the running epoch that are done.</summary>
    public required int Batch { get; init; }

    /// <summary>Loss of the running epoch so far.</summary>
    public required double Loss { get; init; }

    /// <summary>Images of the running epoch that were classified rightly.</summary>
    public required long Correct { get; init; }

    /// <summary>Ranges of the maps of each network that is kept beside the module, by its name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Networks { get; init; }

    /// <summary>Step at which arrays were calibrated; null if there are none.</summary>
    public required int? Calibrated { get; init; }

    /// <summary>Steps of the optimiser, one per parameter; empty if it does not count.</summary>
    public required IReadOnlyList<long> OptimizerSteps { get; init; }

    /// <summary>Steps of the devices.</summary>
    public required long DeviceSteps { get; init; }

    /// <summary>Pulses of the running epoch, one per layer on devices.</summary>
    public required IReadOnlyList<UpdateCounts> Pulses { get; init; }

    /// <summary>State of each random stream by name, in base 64.</summary>
    public required IReadOnlyDictionary<string, string> Random { get; init; }

    public string ToText() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="InvalidDataException">The text is no position.</exception>
    public static TrainingPosition Parse(string text, string name)
    {
        try
        {
            var position = JsonSerializer.Deserialize<TrainingPosition>(text, Options)!;
            return position is { Format: Kind, Version: Current } ? position : throw new InvalidDataException(
                $"{name}: must be of format {Kind}, version {Current}; got {position.Format}, version {position.Version}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name}: is no state of a training: {error.Message}", error);
        }
    }
}
