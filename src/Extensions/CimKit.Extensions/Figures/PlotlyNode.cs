using Plotly.NET;

namespace CimKit.Extensions.Figures;

/// <summary>Fills Plotly.NET's objects with named properties.</summary>
internal static class PlotlyNode
{
    /// <summary>A plain object of a figure, such as a marker or a font.</summary>
    public static DynamicObj.DynamicObj Object(params ReadOnlySpan<(string Name, object? Value)> properties) =>
        Fill(new DynamicObj.DynamicObj(), properties);

    /// <summary>A trace of that type.</summary>
    public static Trace Trace(string type, params ReadOnlySpan<(string Name, object? Value)> properties) =>
        Fill(new Trace2D(type), properties);

    /// <summary>Sets properties; null ones are left out.</summary>
    public static T Fill<T>(T target, params ReadOnlySpan<(string Name, object? Value)> properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
            if (value is not null)
                target.SetProperty(name, value);
        return target;
    }

    /// <summary>Text as Plotly takes it: its few HTML tags are not interpreted.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A font of a size in the colour of text.</summary>
    public static DynamicObj.DynamicObj Font(int size) => Object(("size", size), ("color", Reports.Palette.Text));

    /// <summary>Numbers with as many digits as a reader can see, so that pages stay small.</summary>
    public static double[] Numbers(IEnumerable<double> values, int digits = 6) => [.. values.Select(value => Round(value, digits))];

    /// <summary>The value with so many significant digits.</summary>
    public static double Round(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (decimals is >= 0 and <= 15)
            return Math.Round(value, decimals);
        return double.Parse(value.ToString("E" + (digits - 1), System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }
}
