using CimKit.Data;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Images side by side as a figure.</summary>
public static class ImageSheets
{
    /// <summary>The first images of a set, row by row; of colour images the mean of the channels.</summary>
    /// <param name="images">The set; it must hold at least one image.</param>
    /// <param name="rows">Rows of images.</param>
    /// <param name="columns">Images of a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sheet has no place, or the set holds fewer images than one row.</exception>
    public static Figure ToFigure(this ImageSet images, int rows = 3, int columns = 10)
    {
        Require.InRange(rows, 1, 40, name: nameof(rows));
        Require.InRange(columns, 1, Math.Min(40, images.Count), name: nameof(columns));
        var (height, width) = (images.Shape.Height, images.Shape.Width);
        var shown = Math.Min(rows, images.Count / columns);
        var cells = new double[shown * height, columns * width];
        for (var index = 0; index < shown * columns; index++)
            Draw(cells, images, index, index / columns * height, index % columns * width);
        return new Figure(
            $"{images.Name}: {shown * columns} of {images.Count} images",
            new Axis("Pixel"), new Axis("Pixel"),
            new HeatMapSeries("Ink", "%", cells) { Scale = ColorScale.Grays });
    }

    private static void Draw(double[,] cells, ImageSet images, int index, int top, int left)
    {
        var image = images.Image(index);
        var shape = images.Shape;
        var plane = shape.Height * shape.Width;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < shape.Channels; channel++)
                sum += image[channel * plane + pixel];
            cells[top + pixel / shape.Width, left + pixel % shape.Width] = 100 * sum / (255 * shape.Channels);
        }
    }
}
