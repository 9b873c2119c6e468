using CimKit.Extensions.Figures;
using CimKit.Extensions.Rendering;
using CimKit.Reports;

namespace CimKit.Extensions.Progress;

/// <summary>A figure under the running cell that is redrawn in place: a static picture while the work goes on, interactive at the end.</summary>
/// <remarks>Redrawn at most twice a second; nothing is drawn outside of a notebook. Safe for use by many threads.</remarks>
/// <example><code>
/// using var live = new LiveFigure();
/// foreach (var epoch in epochs) live.Update(LossFigure(history));
/// </code></example>
public sealed class LiveFigure : IDisposable
{
    private readonly Lock gate = new();

    private readonly Throttle throttle = new(TimeSpan.FromMilliseconds(500));

    private Action<object>? replace;

    private Func<IFigure>? last;

    private bool isFinished;

    /// <summary>Shows a newer figure.</summary>
    /// <exception cref="Foundation.InvalidDesignException">The figure cannot be drawn.</exception>
    public void Update(IFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        lock (gate)
        {
            if (isFinished || !DisplayHost.IsInstalled)
                return;
            last = () => figure;
            Redraw();
        }
    }

    /// <summary>The same for a figure that is made only if it is drawn.</summary>
    internal void Update(Func<IFigure> figure)
    {
        lock (gate)
        {
            if (isFinished || !DisplayHost.IsInstalled)
                return;
            last = figure;
            Redraw();
        }
    }

    /// <summary>Shows the last figure as notebooks show figures, and takes no more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!isFinished && last is not null)
                Show(last());
            isFinished = true;
        }
    }

    private void Redraw()
    {
        if (!throttle.Admits())
            return;
        var figure = last!();
        Show(new ShownHtml(FigureHtml.Static(figure, ScottPlotRenderer.ToSvg(figure)), figure.Describe()));
    }

    private void Show(object value)
    {
        if (replace is null)
            replace = DisplayHost.Show(value);
        else
            replace(value);
    }
}
