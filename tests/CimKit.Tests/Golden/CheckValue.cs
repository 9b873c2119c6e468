using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CimKit.Tests.Golden;

/// <summary>One example: arguments, expected values, and how they are compared.</summary>
public sealed class CheckValue(JsonElement entry)
{
    /// <summary>Unique name.</summary>
    public string Id { get; } = entry.GetProperty("id").GetString()!;

    /// <summary>Remark; may hold a binding tolerance or 'f64'.</summary>
    public string Note { get; } = entry.TryGetProperty("note", out var note) ? note.GetString()! : "";

    /// <summary>The arguments.</summary>
    public JsonElement Inputs { get; } = entry.GetProperty("inputs");

    /// <summary>The expected values.</summary>
    public JsonElement Outputs { get; } = entry.GetProperty("outputs");

    /// <summary>True if the example is computed in float64 and compared element by element.</summary>
    public bool IsDouble => Note.Contains("f64", StringComparison.Ordinal);

    /// <summary>Relative tolerance.</summary>
    public double Tolerance => Regex.Match(Note, @"tolerance (\S+)") is { Success: true } match
        ? double.Parse(match.Groups[1].Value.TrimEnd(';', ',', '.'), CultureInfo.InvariantCulture)
        : 1e-6;

    /// <summary>True if the argument is given.</summary>
    public bool Has(string input) => Inputs.TryGetProperty(input, out _);

    /// <summary>A scalar argument; <paramref name="absent"/> where the file leaves it out.</summary>
    public double Number(string input, double absent = double.NaN) =>
        Inputs.TryGetProperty(input, out var value) ? value.GetDouble() : absent;

    /// <summary>A tensor argument, row-major, as float64.</summary>
    public double[] Doubles(string input) => Flatten(Inputs.GetProperty(input)).ToArray();

    /// <summary>A tensor argument, row-major, as float32.</summary>
    public float[] Singles(string input) => Doubles(input).Select(value => (float)value).ToArray();

    /// <summary>Lengths of the axes of a tensor argument.</summary>
    public int[] Shape(string input)
    {
        var shape = new List<int>();
        for (var node = Inputs.GetProperty(input); node.ValueKind == JsonValueKind.Array; node = node[0])
            shape.Add(node.GetArrayLength());
        return [.. shape];
    }

    /// <summary>An expected tensor or scalar, row-major.</summary>
    public double[] Expected(string output) => Flatten(Outputs.GetProperty(output)).ToArray();

    /// <summary>Asserts by the file's tolerance rule.</summary>
    public void AssertClose(string output, IEnumerable<double> actual)
    {
        var (expected, got) = (Expected(output), actual.ToArray());
        Assert.True(expected.Length == got.Length, $"{Id}, {output}: {expected.Length} values expected, got {got.Length}.");
        var largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < got.Length; i++)
        {
            var allowed = Tolerance * (IsDouble ? Math.Abs(expected[i]) : largest);
            var equal = double.IsNaN(expected[i]) ? double.IsNaN(got[i]) : Math.Abs(got[i] - expected[i]) <= allowed;
            Assert.True(equal, $"{Id}, {output}[{i}]: expected {expected[i]:R}, got {got[i]:R}, tolerance {allowed:R}.");
        }
    }

    /// <summary>Asserts equality: codes, digits, bits and counts.</summary>
    public void AssertExact(string output, IEnumerable<double> actual) => Assert.Equal(Expected(output), actual.ToArray());

    /// <summary>The id: what a test runner shows.</summary>
    public override string ToString() => Id;

    private static IEnumerable<double> Flatten(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Flatten),
        JsonValueKind.String when node.GetString() == "nan" => [double.NaN],
        _ => [node.GetDouble()],
    };
}
