using CimKit.Foundation;

namespace CimKit.Extensions.Figures;

/// <summary>Size of a drawn figure in CSS pixels (1/96 inch), and how many image pixels stand for one of them.</summary>
public sealed record FigureSize
{
    private const double PixelsPerMillimetre = 96 / 25.4;

    /// <summary>A size in CSS pixels.</summary>
    /// <param name="width">120 to 4,000.</param>
    /// <param name="height">90 to 4,000.</param>
    public FigureSize(int width, int height)
    {
        Width = Require.InRange(width, 120, 4000, "px", nameof(Width));
        Height = Require.InRange(height, 90, 4000, "px", nameof(Height));
    }

    /// <summary>Width in CSS pixels.</summary>
    public int Width { get; }

    /// <summary>Height in CSS pixels.</summary>
    public int Height { get; }

    /// <summary>Image pixels for one CSS pixel of a PNG, 0.5 to 8; 2 suits screens, 4 suits print.</summary>
    [Unit("1")]
    public double Scale { get; init => field = Require.InRange(value, 0.5, 8.0); } = 2;

    /// <summary>A size on paper, such as 88 mm for one column of a journal.</summary>
    /// <param name="width">Width in millimetres.</param>
    /// <param name="height">Height in millimetres.</param>
    public static FigureSize Millimetres(double width, double height) => new(
        (int)Math.Round(Require.InRange(width, 32, 1058, "mm") * PixelsPerMillimetre),
        (int)Math.Round(Require.InRange(height, 24, 1058, "mm") * PixelsPerMillimetre)) { Scale = 4 };
}
