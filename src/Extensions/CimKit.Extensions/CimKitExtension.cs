using CimKit.Extensions.Figures;
using CimKit.Extensions.Progress;
using CimKit.Extensions.Rendering;
using CimKit.Extensions.Rendering.Explorers;
using CimKit.Reports;
using CimKit.Reports.Explorers;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;

namespace CimKit.Extensions;

/// <summary>Makes notebooks show what CimKit and its companions are made of.</summary>
public static class CimKitExtension
{
    private const string HtmlType = "text/html";

    private const string PngType = "image/png";

    private const string SvgType = "image/svg+xml";

    private const string TextType = "text/plain";

    private static readonly Lock Gate = new();

    private static bool isLoaded;

    /// <summary>Registers the formatters with the notebook host; a second call does nothing.</summary>
    /// <returns>One line that says what was loaded.</returns>
    public static string Load()
    {
        lock (Gate)
        {
            if (!isLoaded)
                RegisterAll();
            isLoaded = true;
        }
        var version = typeof(CimKitExtension).Assembly.GetName().Version!;
        return $"CimKit.Extensions {version.ToString(3)} loaded: tables, figures, tensors, matrices and CimKit records have their own display.";
    }

    private static void RegisterAll()
    {
        foreach (var type in new[] { typeof(Figure), typeof(FigureGrid) })
            RegisterFigure(type);
        foreach (var type in new[] { typeof(FloorplanExplorer), typeof(CostExplorer), typeof(DeviceExplorer), typeof(AdcExplorer), typeof(DesignExplorer) })
            RegisterExplorer(type);
        RegisterGrid<Table>(TableView.Of);
        Register(typeof(ShownHtml), value => ((ShownHtml)value).Html, value => ((ShownHtml)value).Text);
        RegisterMatrices<double>();
        RegisterMatrices<float>();
        RegisterMatrices<System.Numerics.Complex>();
        RegisterMatrices<Complex32>();
        RegisterTensors();
        RegisterIfLoadable(RegisterFrames);
        RegisterIfLoadable(RegisterCharts);
        foreach (var type in typeof(Table).Assembly.GetExportedTypes().Where(IsPlainRecord))
            Register(type, value => RecordView.Of(value).ToHtml(), value => RecordView.Of(value).ToText());
    }

    private static bool IsPlainRecord(Type type) =>
        RecordView.IsRecord(type) && type != typeof(Table) && !typeof(IFigure).IsAssignableFrom(type) && !typeof(IExplorer).IsAssignableFrom(type);

    private static void RegisterFigure(Type type)
    {
        Formatter.Register(type, (value, writer) => writer.Write(FigureDisplay.ToHtml((IFigure)value)), HtmlType);
        Formatter.Register(type, (value, writer) => writer.Write(ScottPlotRenderer.ToSvg((IFigure)value)), SvgType);
        Formatter.Register(type, (value, writer) => writer.Write(((IFigure)value).Describe()), TextType);
        Formatter.SetPreferredMimeTypesFor(type, HtmlType, SvgType, TextType);
    }

    private static void RegisterExplorer(Type type)
    {
        Formatter.Register(type, (value, writer) => writer.Write(FigureDisplay.ToHtml((IExplorer)value)), HtmlType);
        Formatter.Register(type, (value, writer) => writer.Write(ExplorerHtml.Png((IExplorer)value)), PngType);
        Formatter.Register(type, (value, writer) => writer.Write(((IExplorer)value).Describe()), TextType);
        Formatter.SetPreferredMimeTypesFor(type, HtmlType, PngType, TextType);
    }

    private static void RegisterMatrices<T>()
        where T : struct, IEquatable<T>, IFormattable
    {
        RegisterGrid<Matrix<T>>(MatrixView.Of);
        RegisterGrid<Vector<T>>(MatrixView.Of);
    }

    private static void RegisterTensors() => RegisterGrid<TorchSharp.torch.Tensor>(TensorView.Of);

    private static void RegisterFrames()
    {
        foreach (var type in new[] { typeof(Deedle.Frame<,>), typeof(Deedle.Series<,>) })
            Register(type, value => GridHtml.Of(DeedleView.Of(value)), value => GridText.Of(DeedleView.Of(value)));
    }

    private static void RegisterCharts() => Register(
        typeof(Plotly.NET.GenericChart),
        value => ChartHtml.Of((Plotly.NET.GenericChart)value, FigureDisplay.Session, DisplayHost.CurrentRun()),
        value => ChartHtml.Describe((Plotly.NET.GenericChart)value));

    /// <summary>Packages in F# need a newer FSharp.Core than some hosts carry; without them everything else still works.</summary>
    private static void RegisterIfLoadable(Action register)
    {
        try
        {
            register();
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or TypeLoadException or BadImageFormatException)
        {
            // The host keeps its own view of these types.
        }
    }

    private static void RegisterGrid<T>(Func<T, Grid> view) => Register(
        typeof(T), value => GridHtml.Of(view((T)value)), value => GridText.Of(view((T)value)));

    private static void Register(Type type, Func<object, string> html, Func<object, string> text)
    {
        Formatter.Register(type, (value, writer) => writer.Write(html(value)), HtmlType);
        Formatter.Register(type, (value, writer) => writer.Write(text(value)), TextType);
        Formatter.SetPreferredMimeTypesFor(type, HtmlType, TextType);
    }
}
