using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CimKit.Verification;

/// <summary>One example of a function: arguments, expected values, and how they are compared.</summary>
internal sealed partial class AlgorithmExample(string function, JsonElement entry)
{
    private readonly JsonElement inputs = entry.GetProperty("inputs");
    private readonly JsonElement outputs = entry.GetProperty("outputs");

    /// <summary>Function of the file that the example belongs to.</summary>
    public string Function { get; } = function;

    /// <summary>Unique name.</summary>
    public string Id { get; } = entry.GetProperty("id").GetString()!;

    /// <summary>Remark; 'f64' and 'tolerance x' in it bind.</summary>
    public string Note { get; } = entry.TryGetProperty("note", out var note) ? note.GetString() ?? "" : "";

    /// <summary>True if values are compared one by one and not by the largest of their array.</summary>
    public bool IsDouble => Note.Contains("f64", StringComparison.Ordinal);

    /// <summary>Tolerance of the remark; null if it states none.</summary>
    public double? Tolerance => ToleranceInNote().Match(Note) is { Success: true } match
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Names of the expected values.</summary>
    public IEnumerable<string> Outputs => outputs.EnumerateObject().Select(output => output.Name);

    public bool Has(string input) => inputs.TryGetProperty(input, out _);

    public bool Expects(string output) => outputs.TryGetProperty(output, out _);

    public double Number(string input) => Input(input).GetDouble();

    public double Number(string input, double absent) => Has(input) ? Number(input) : absent;

    public int Count(string input) => (int)Number(input);

    public int Count(string input, int absent) => Has(input) ? Count(input) : absent;

    /// <summary>A tensor, row-major.</summary>
    public double[] Doubles(string input) => Flatten(Input(input)).ToArray();

    /// <summary>A tensor, row-major, in single precision.</summary>
    public float[] Singles(string input) => Doubles(input).Select(value => (float)value).ToArray();

    /// <summary>Lengths of the axes of a tensor.</summary>
    public int[] Shape(string input)
    {
        var shape = new List<int>();
        for (var node = Input(input); node.ValueKind == JsonValueKind.Array; node = node[0])
            shape.Add(node.GetArrayLength());
        return [.. shape];
    }

    /// <summary>An expected tensor or number, row-major.</summary>
    public double[] Expected(string output) => Flatten(outputs.GetProperty(output)).ToArray();

    private JsonElement Input(string name) => inputs.TryGetProperty(name, out var value)
        ? value
        : throw new FormatException($"the example has no input '{name}'.");

    private static IEnumerable<double> Flatten(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Flatten),
        JsonValueKind.Number => [node.GetDouble()],
        JsonValueKind.String when node.GetString() == "nan" => [double.NaN],
        JsonValueKind.String when node.GetString() == "inf" => [double.PositiveInfinity],
        JsonValueKind.String when node.GetString() == "-inf" => [double.NegativeInfinity],
        _ => throw new FormatException($"a number, 'nan', 'inf' or a list of them must stand where '{node}' does."),
    };

    [GeneratedRegex(@"tolerance ([0-9.]+(?:[eE][-+]?[0-9]+)?)")]
    private static partial Regex ToleranceInNote();
}
