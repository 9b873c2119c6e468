using CimKit.Foundation;
using CimKit.Reports;
using Microsoft.FSharp.Collections;
using Newtonsoft.Json;
using Plotly.NET;

namespace CimKit.Extensions.Figures;

/// <summary>Draws figures as Plotly.NET charts: the interactive twin of <see cref="ScottPlotRenderer"/>.</summary>
public static class PlotlyRenderer
{
    /// <summary>The figure as a Plotly.NET chart, to be changed further or shown.</summary>
    /// <exception cref="InvalidDesignException">The figure cannot be drawn.</exception>
    public static GenericChart ToPlotly(this IFigure figure)
    {
        InvalidDesignException.ThrowIfAny($"Figure '{figure.Title}'", figure.Problems());
        var places = PlotlyGrid.Places(figure);
        var traces = places.SelectMany(PlotlyTraces.Of);
        return GenericChart.NewMultiChart(
            ListModule.OfSeq(traces), PlotlyLayout.Of(figure, places), PlotlyLayout.Config(), new DisplayOptions());
    }

    /// <summary>The figure as JSON that plotly.js draws: the same figure gives the same text.</summary>
    /// <remarks>
    /// The text is that of <c>GenericChart.toFigureJson</c>, written without <see cref="GenericChart"/>: its module needs the
    /// FSharp.Core it was built with in every part, which .NET Interactive cannot give it.
    /// </remarks>
    /// <exception cref="InvalidDesignException">The figure cannot be drawn.</exception>
    public static string ToJson(IFigure figure)
    {
        InvalidDesignException.ThrowIfAny($"Figure '{figure.Title}'", figure.Problems());
        var places = PlotlyGrid.Places(figure);
        return JsonConvert.SerializeObject(new Dictionary<string, object>
        {
            ["data"] = places.SelectMany(PlotlyTraces.Of).ToArray(), ["layout"] = PlotlyLayout.Of(figure, places), ["frames"] = Array.Empty<object>(),
        });
    }

    /// <summary>Height in CSS pixels; the width follows the page.</summary>
    public static int Height(IFigure figure) => ScottPlotRenderer.UsualSize(figure).Height;
}
