namespace CimKit.Reports;

/// <summary>Colours of a heat map from its smallest to its largest value, as sRGB stops of equal distance.</summary>
public sealed record ColorScale
{
    private ColorScale(string name, params string[] stops)
    {
        Name = name;
        Stops = Array.AsReadOnly(stops);
    }

    /// <summary>Dark violet to yellow, of even lightness steps: for amounts.</summary>
    public static ColorScale Viridis { get; } = new(
        "viridis", "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725");

    /// <summary>Blue over pale grey to red: for signed values; set a Range that is symmetric about 0.</summary>
    public static ColorScale BlueRed { get; } = new(
        "blue-red", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#e8e8e8", "#fddbc7", "#f4a582", "#d6604d", "#b2182b");

    /// <summary>Pale to dark grey: for images.</summary>
    public static ColorScale Grays { get; } = new("grays", "#f4f4f4", "#909090", "#1c1c1c");

    /// <summary>Name in messages.</summary>
    public string Name { get; }

    /// <summary>Colours as <c>#rrggbb</c>, at equal distances.</summary>
    public IReadOnlyList<string> Stops { get; }
}
