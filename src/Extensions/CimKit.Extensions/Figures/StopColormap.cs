using CimKit.Reports;
using ScottPlot;

namespace CimKit.Extensions.Figures;

/// <summary>A <see cref="ColorScale"/> as ScottPlot sees it.</summary>
internal sealed class StopColormap(ColorScale scale) : IColormap
{
    private readonly Color[] stops = [.. scale.Stops.Select(Color.FromHex)];

    /// <inheritdoc/>
    public string Name => scale.Name;

    /// <inheritdoc/>
    public Color GetColor(double position)
    {
        if (double.IsNaN(position))
            return Colors.Transparent;
        var place = Math.Clamp(position, 0, 1) * (stops.Length - 1);
        var index = Math.Min((int)place, stops.Length - 2);
        return stops[index].InterpolateRgb(stops[index + 1], place - index);
    }
}
