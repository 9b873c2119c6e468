using System.Globalization;
using System.Reflection;
using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Neural.Training;

/// <summary>Everything that the numbers of a training depend on, as words: a state belongs to one of them.</summary>
internal static class TrainingIdentity
{
    private const int ShownDigits = 16;

    private static readonly string Package =
        typeof(TrainingIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Name and value of each part.</summary>
    public static IReadOnlyDictionary<string, string> Of(NetworkSpec network, ImageSet training, ImageSet test, TrainingOptions options)
    {
        var parts = new Dictionary<string, string>
        {
            ["package"] = Package,
            ["network"] = $"{network.Name} {ContentHash.Of(network)[..ShownDigits]}",
            ["training images"] = $"{training.Name} {training.Fingerprint()[..ShownDigits]}",
            ["test images"] = $"{test.Name} {test.Fingerprint()[..ShownDigits]}",
        };
        foreach (var option in typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(option => option.CanWrite))
            parts[option.Name] = Word(option.GetValue(options));
        return parts;
    }

    /// <summary>What differs between a state and the training that wants to go on from it.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> found) =>
        wanted.Keys.Union(found.Keys).Where(part => wanted.GetValueOrDefault(part) != found.GetValueOrDefault(part))
            .Select(part => $"the state belongs to another training: {part} must be {wanted.GetValueOrDefault(part, "absent")}; "
                + $"got {found.GetValueOrDefault(part, "nothing")}.");

    private static string Word(object? value) => value switch
    {
        null => "none",
        string or bool or Enum or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => $"{value.GetType().Name} {ContentHash.Of(value)[..ShownDigits]}",
    };
}
