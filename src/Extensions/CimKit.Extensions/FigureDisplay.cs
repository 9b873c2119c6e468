using CimKit.Extensions.Rendering;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions;

/// <summary>How this session's notebooks show figures.</summary>
public static class FigureDisplay
{
    /// <summary>Interactive unless set, or unless Plotly.NET cannot be loaded into this process.</summary>
    public static FigureMode Mode
    {
        get => Session.Mode;
        set => Session.Mode = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Mode must be Interactive or Static.");
    }

    internal static FigureSession Session { get; } = new();

    /// <summary>The figure as the HTML a notebook shows in this <see cref="Mode"/>.</summary>
    /// <exception cref="Foundation.InvalidDesignException">The figure cannot be drawn.</exception>
    public static string ToHtml(IFigure figure) => Session.Html(figure, DisplayHost.CurrentRun());

    /// <summary>The explorer as the HTML a notebook shows in this <see cref="Mode"/>.</summary>
    public static string ToHtml(IExplorer explorer) => Session.Html(explorer, DisplayHost.CurrentRun());
}
