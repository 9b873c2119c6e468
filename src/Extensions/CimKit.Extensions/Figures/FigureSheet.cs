using CimKit.Reports;

namespace CimKit.Extensions.Figures;

/// <summary>The sheet a figure is drawn on: its size, the grid of panels, and the look.</summary>
/// <remarks>A print size is reached by enlarging or reducing the whole sheet, so text, lines and markers keep their proportions.</remarks>
internal sealed record FigureSheet
{
    private const double PointsPerMetre = 72 / 0.0254;
    private const double ScreenPoints = 0.75;
    private const int TitleHeight = 34;

    // Below this width a panel has no room for its axes.
    private const double LeastPanel = 225;

    /// <summary>Width in pixels of the layout.</summary>
    public required double Width { get; init; }

    /// <summary>Height in pixels of the layout.</summary>
    public required double Height { get; init; }

    /// <summary>Points (1/72 inch) of one of them.</summary>
    public required double Points { get; init; }

    /// <summary>Image pixels of one of them.</summary>
    public required double Scale { get; init; }

    /// <summary>Panels side by side.</summary>
    public required int Columns { get; init; }

    /// <summary>Room for the title of a grid; 0 for none.</summary>
    public int Top { get; init; }

    /// <summary>Colours and sizes of text.</summary>
    public required FigureLook Look { get; init; }

    /// <summary>True if single panels show their titles.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>True for paper: a bitmap gets a white ground and knows its resolution.</summary>
    public bool IsPrint { get; init; }

    /// <summary>A sheet for the screen.</summary>
    public static FigureSheet Of(IFigure figure, FigureSize size) => new()
    {
        Width = size.Width, Height = size.Height, Points = ScreenPoints, Scale = size.Scale,
        Columns = figure.PanelColumns, Top = figure is Figure ? 0 : TitleHeight, Look = FigureLook.Screen,
    };

    /// <summary>A sheet for paper; a grid gets as many columns as there is room for.</summary>
    public static FigureSheet Of(IFigure figure, PrintSize size)
    {
        var points = size.TextSize / FigureLook.TextSize;
        var width = size.Width * PointsPerMetre / points;
        var sheet = new FigureSheet
        {
            Width = width, Height = 0, Points = points, Scale = points / 72 * size.Resolution,
            Columns = Math.Clamp((int)(width / LeastPanel), 1, figure.PanelColumns),
            Top = figure is Figure || !size.HasTitle ? 0 : TitleHeight,
            Look = FigureLook.Print(size.TextSize), HasTitle = size.HasTitle || figure is not Figure, IsPrint = true,
        };
        return sheet with { Height = size.Height * PointsPerMetre / points ?? sheet.UsualHeight(figure) };
    }

    /// <summary>Rows of panels.</summary>
    public int Rows(IFigure figure) => (figure.Panels.Count + Columns - 1) / Columns;

    private double UsualHeight(IFigure figure)
    {
        var panel = Width / Columns;
        var rows = Enumerable.Range(0, Rows(figure))
            .Select(row => figure.Panels.Skip(row * Columns).Take(Columns).Max(one => PanelHeight(one, panel)));
        return Math.Round(Top + (Rows(figure) * rows.Max()));
    }

    // Axes, legend and title take about 90 pixels whatever the width.
    private double PanelHeight(Figure figure, double width) => figure.IsToScale
        ? ScottPlotRenderer.HeightToScale(figure, width)
        : 60 + (HasTitle ? 25 : 0) + (LegendRoom(figure, width)) + (0.52 * width);

    // A name takes about 7 pixels a letter and 40 for its mark.
    private static double LegendRoom(Figure figure, double width) => figure.Series.Count < 2
        ? 0
        : 20 * Math.Ceiling(figure.Series.Sum(series => 40 + (7.0 * series.Name.Length)) / Math.Max(width - 90, 100));
}
