using System.Globalization;
using System.Text;
using CimKit.Foundation;
using CimKit.Reports;
using ScottPlot;
using SkiaSharp;

namespace CimKit.Extensions.Figures;

/// <summary>Draws figures as static pictures: the same figure gives the same bytes.</summary>
/// <remarks>
/// The background is transparent and text is mid grey, so a picture suits light and dark pages. Text stays text in SVG,
/// set in the font the assembly carries.
/// </remarks>
public static class ScottPlotRenderer
{
    private const int GridTitleHeight = 34;

    private static readonly Lock Drawing = new();

    /// <summary>The figure as SVG.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="size">Size; null for the usual one.</param>
    /// <exception cref="InvalidDesignException">The figure cannot be drawn.</exception>
    public static string ToSvg(IFigure figure, FigureSize? size = null) => ToSvg(figure, FigureSheet.Of(figure, size ?? UsualSize(figure)), metadata: "");

    /// <summary>The figure as PNG, with <see cref="FigureSize.Scale"/> image pixels for each CSS pixel.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="size">Size; null for the usual one.</param>
    /// <exception cref="InvalidDesignException">The figure cannot be drawn.</exception>
    public static byte[] ToPng(IFigure figure, FigureSize? size = null) => ToPng(figure, FigureSheet.Of(figure, size ?? UsualSize(figure)));

    internal static string ToSvg(IFigure figure, FigureSheet sheet, string metadata)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, (float)sheet.Width, (float)sheet.Height), stream))
            Draw(figure, sheet, canvas, clipsPanels: false);
        return SvgText.Tidy(Encoding.UTF8.GetString(stream.ToArray()), sheet, figure.Title, figure.Describe(), metadata);
    }

    internal static byte[] ToPng(IFigure figure, FigureSheet sheet)
    {
        var info = new SKImageInfo(
            (int)Math.Round(sheet.Width * sheet.Scale), (int)Math.Round(sheet.Height * sheet.Scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info)
            ?? throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"No memory for a picture of {info.Width} × {info.Height} pixels."));
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale((float)sheet.Scale);
        Draw(figure, sheet, surface.Canvas, clipsPanels: true);
        if (sheet.IsPrint)
            surface.Canvas.DrawColor(SKColors.White, SKBlendMode.DstOver);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>One page of vectors in PDF, as large as the figure, with its font inside.</summary>
    internal static byte[] ToPdf(IFigure figure, FigureSheet sheet, SKDocumentPdfMetadata metadata)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            var canvas = document.BeginPage((float)(sheet.Width * sheet.Points), (float)(sheet.Height * sheet.Points));
            canvas.Scale((float)sheet.Points);
            Draw(figure, sheet, canvas, clipsPanels: true);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    /// <summary>The size a figure has unless told: 640 × 400 for one panel, more for a grid; one to scale is as high as its shape asks.</summary>
    public static FigureSize UsualSize(IFigure figure)
    {
        if (figure is Figure { IsToScale: true } layout)
            return new FigureSize(640, HeightToScale(layout, 640));
        if (figure is Figure)
            return new FigureSize(640, 400);
        var rows = Rows(figure);
        var width = figure.PanelColumns switch { 1 => 640, 2 => 460, 3 => 380, _ => 320 };
        return new FigureSize(figure.PanelColumns * width, (rows * (figure.PanelColumns == 1 ? 360 : 320)) + GridTitleHeight);
    }

    internal static int Rows(IFigure figure) => (figure.Panels.Count + figure.PanelColumns - 1) / figure.PanelColumns;

    // Axis and labels take about 80 pixels on the left, title, labels and legend 130 in height.
    internal static int HeightToScale(Figure figure, double width)
    {
        var (x, y) = (PanelAxis.X(figure), PanelAxis.Y(figure));
        return (int)Math.Clamp(130 + ((width - 80) * (y.High - y.Low) / (x.High - x.Low)), 200, 900);
    }

    // The drawing library clears the whole canvas before each panel; on pixels that would wipe out the panels before it.
    private static void Draw(IFigure figure, FigureSheet sheet, SKCanvas canvas, bool clipsPanels)
    {
        InvalidDesignException.ThrowIfAny($"Figure '{figure.Title}'", figure.Problems());
        lock (Drawing)
        {
            FigureFont.Require();
            if (sheet.Top > 0)
                DrawTitle(figure.Title, sheet, canvas);
            var (width, height) = ((float)sheet.Width / sheet.Columns, (float)(sheet.Height - sheet.Top) / sheet.Rows(figure));
            for (var i = 0; i < figure.Panels.Count; i++)
            {
                var (x, y) = (i % sheet.Columns * width, sheet.Top + (i / sheet.Columns * height));
                using var plot = ScottPlotPanel.Build(figure.Panels[i], width, height, sheet.Look, sheet.HasTitle);
                canvas.Save();
                if (clipsPanels)
                    canvas.ClipRect(new SKRect(x, y, x + width, y + height));
                var place = new PixelRect(x, x + width, y + height, y);
                SettleLayout(plot, place);
                plot.Render(canvas, place);
                canvas.Restore();
            }
        }
    }

    // The drawing library draws again until the layout no longer moves, each time over what is there: SVG would keep all of it.
    private static void SettleLayout(Plot plot, PixelRect place)
    {
        using var nowhere = new SKNoDrawCanvas((int)Math.Ceiling(place.Right), (int)Math.Ceiling(place.Bottom));
        plot.Render(nowhere, place);
    }

    private static void DrawTitle(string title, FigureSheet sheet, SKCanvas canvas)
    {
        using var paint = Paint.NewDisposablePaint();
        var label = new LabelStyle
        {
            Text = title, FontName = FigureFont.Family, FontSize = sheet.Look.TitleSize + (sheet.IsPrint ? 0 : 2),
            ForeColor = sheet.Look.Ink, Alignment = Alignment.UpperCenter,
        };
        label.Render(canvas, new Pixel((float)sheet.Width / 2, 8), paint);
    }
}
