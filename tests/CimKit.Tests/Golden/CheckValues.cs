using System.Text.Json;

namespace CimKit.Tests.Golden;

/// <summary>The examples of check-values-algorithms.json: inputs and expected outputs of the specified functions.</summary>
public static class CheckValues
{
    private static readonly Lazy<JsonDocument> File = new(Read);

    /// <summary>Every example, in file order.</summary>
    public static IReadOnlyList<CheckValue> All => File.Value.RootElement.GetProperty("entries").EnumerateArray()
        .Select(entry => new CheckValue(entry)).ToList();

    /// <summary>Names of the functions, as in <c>about.functions</c>.</summary>
    public static IReadOnlyList<string> Functions => File.Value.RootElement.GetProperty("about").GetProperty("functions")
        .EnumerateObject().Select(function => function.Name).ToList();

    /// <summary>The examples of one function; fails if there are none.</summary>
    public static IReadOnlyList<CheckValue> Of(string function)
    {
        var found = All.Where(value => FunctionOf(value.Id) == function).ToList();
        return found.Count > 0 ? found : throw new ArgumentException($"There is no check value of '{function}'.", nameof(function));
    }

    /// <summary>The function an example belongs to: the longest name that starts its id.</summary>
    public static string FunctionOf(string id) =>
        Functions.Where(id.StartsWith).MaxBy(name => name.Length)
        ?? throw new ArgumentException($"No function starts the id '{id}'.", nameof(id));

    private static JsonDocument Read()
    {
        using var stream = typeof(CheckValues).Assembly.GetManifestResourceStream("check-values-algorithms.json")
            ?? throw new InvalidOperationException("check-values-algorithms.json is not embedded.");
        return JsonDocument.Parse(stream);
    }
}
