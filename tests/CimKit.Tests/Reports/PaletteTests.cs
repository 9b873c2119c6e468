using System.Globalization;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

/// <summary>Contrast as in WCAG 2; colour weakness by the matrices of Machado, Oliveira and Fernandes (2009), severity 1.</summary>
public sealed class PaletteTests
{
    private static readonly Dictionary<string, double[]> Views = new()
    {
        ["full"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["red weak"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["green weak"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["blue weak"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    [Fact]
    public void Colors_OnWhiteAndOnDark_KeepAContrastOfThree() => Assert.All(Palette.Colors.Append(Palette.Text), color =>
    {
        Assert.True(Contrast(color, "#ffffff") >= 3, $"{color} on white");
        Assert.True(Contrast(color, "#1e1e1e") >= 3, $"{color} on dark");
    });

    [Fact]
    public void Colors_ForEveryKindOfVision_StayApart()
    {
        foreach (var (view, matrix) in Views)
            for (var i = 0; i < Palette.Colors.Count; i++)
                for (var j = 0; j < i; j++)
                {
                    var distance = Distance(Lab(Seen(Palette.Colors[i], matrix)), Lab(Seen(Palette.Colors[j], matrix)));
                    // A ΔE of 10 is seen at a glance, also in thin lines.
                    Assert.True(distance > 10, $"{view}: {Palette.Colors[i]} and {Palette.Colors[j]} differ by {distance:F1}");
                }
    }

    [Fact]
    public void Color_AnyIndex_RepeatsTheList()
    {
        Assert.Equal(Palette.Colors[0], Palette.Color(Palette.Colors.Count));
        Assert.Equal(Palette.Colors[^1], Palette.Color(-1));
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(Linear(a)) + 0.05, Luminance(Linear(b)) + 0.05);
        return Math.Max(x, y) / Math.Min(x, y);
    }

    private static double Luminance(double[] c) => (0.2126 * c[0]) + (0.7152 * c[1]) + (0.0722 * c[2]);

    private static double[] Linear(string hex) => [.. new[] { 1, 3, 5 }.Select(i =>
    {
        var value = int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    })];

    private static double[] Seen(string hex, double[] matrix)
    {
        var c = Linear(hex);
        return [.. Enumerable.Range(0, 3).Select(r => Math.Clamp((matrix[3 * r] * c[0]) + (matrix[(3 * r) + 1] * c[1]) + (matrix[(3 * r) + 2] * c[2]), 0, 1))];
    }

    private static double[] Lab(double[] c)
    {
        var x = Root(((0.4124 * c[0]) + (0.3576 * c[1]) + (0.1805 * c[2])) / 0.9505);
        var y = Root(Luminance(c));
        var z = Root(((0.0193 * c[0]) + (0.1192 * c[1]) + (0.9505 * c[2])) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16.0 / 116);

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
