using System.Globalization;

namespace CimKit.Reports;

/// <summary>Rectangles of one colour, such as all tiles of a layer; set <see cref="Figure.IsToScale"/> to keep their shape.</summary>
public sealed record RectangleSeries : Series
{
    /// <summary>Rectangles that share a name and a colour.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="rectangles">Where they are.</param>
    /// <exception cref="ArgumentException">There is none, an edge is not finite, or a side is not greater than 0.</exception>
    public RectangleSeries(string name, params IReadOnlyList<Rectangle> rectangles)
        : base(name)
    {
        Rectangles = Array.AsReadOnly(rectangles.ToArray());
        if (Rectangles.Count == 0)
            throw new ArgumentException($"{Title}: Rectangles must hold at least 1 rectangle; got 0.", nameof(rectangles));
        for (var i = 0; i < Rectangles.Count; i++)
            if (Rectangles[i] is var r && !(double.IsFinite(r.X + r.Y + r.Width + r.Height) && r.Width > 0 && r.Height > 0))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Title}: Rectangles[{i}] must be finite with Width and Height greater than 0; got X {r.X}, Y {r.Y}, {r.Width} × {r.Height}."),
                    nameof(rectangles));
    }

    /// <summary>The rectangles.</summary>
    public IReadOnlyList<Rectangle> Rectangles { get; }

    /// <summary>True for what only surrounds the data, such as shared circuits: drawn in faint grey.</summary>
    public bool IsBackground { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<double> XValues => Rectangles.SelectMany(r => new[] { r.X, r.X + r.Width });

    /// <inheritdoc/>
    public override IEnumerable<double> YValues => Rectangles.SelectMany(r => new[] { r.Y, r.Y + r.Height });

    /// <inheritdoc/>
    internal override IEnumerable<string> Problems(Axis x, Axis y)
    {
        foreach (var (axis, side) in new[] { (x, "X"), (y, "Y") })
            if (axis.Scale == AxisScale.Logarithmic || axis.Categories.Count > 0)
                yield return $"{Title}: {side} axis '{axis.Label}' must be linear and without categories.";
    }
}
